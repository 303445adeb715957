package cn.dangmian.recording.vault;

import cn.dangmian.recording.vault.Bucket.Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object on its way, one part of it in memory at a time. What fits into one is sent at once; nothing is seen before the end. */
final class Upload implements WritableByteChannel {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
    private static final int PART = 8 << 20;

    /** No store takes more. */
    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final Reach reach;
    private final Address at;
    private final ByteBuffer part;
    private final List<CompletedPart> sent = new ArrayList<>();
    private @Nullable String id;
    private boolean isOpen = true;

    Upload(S3Client client, Reach reach, Address at, long length) {
        this.client = client;
        this.reach = reach;
        this.at = at;
        var size = Math.max(PART, length / (MOST_PARTS - 1) + 1);
        part = ByteBuffer.allocate(Math.toIntExact(Math.min(length, size)));
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        var count = bytes.remaining();
        while (bytes.hasRemaining()) {
            if (!part.hasRemaining()) {
                send();
            }
            var some = Math.min(bytes.remaining(), part.remaining());
            part.put(bytes.slice(bytes.position(), some));
            bytes.position(bytes.position() + some);
        }
        return count;
    }

    private void send() throws IOException {
        var upload = begun();
        var number = sent.size() + 1;
        var answer = reach.ask(() -> client.uploadPart(
                call -> call.bucket(at.bucket()).key(at.key()).uploadId(upload).partNumber(number), body()));
        sent.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build());
        part.clear();
    }

    private String begun() throws IOException {
        var known = id;
        if (known != null) {
            return known;
        }
        var begun = reach.ask(() -> client.createMultipartUpload(
                        call -> call.bucket(at.bucket()).key(at.key())))
                .uploadId();
        id = begun;
        return begun;
    }

    void finish() throws IOException {
        if (id == null) {
            reach.ask(() -> client.putObject(call -> call.bucket(at.bucket()).key(at.key()), body()));
        } else {
            send();
            reach.ask(() -> client.completeMultipartUpload(call ->
                    call.bucket(at.bucket()).key(at.key()).uploadId(id).multipartUpload(parts -> parts.parts(sent))));
        }
        isOpen = false;
    }

    private RequestBody body() {
        var count = part.position();
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(part.array(), 0, count), count, "application/octet-stream");
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    /** Before the end: what was sent is thrown away. */
    @Override
    public void close() {
        if (isOpen && id != null) {
            try {
                reach.ask(() -> client.abortMultipartUpload(
                        call -> call.bucket(at.bucket()).key(at.key()).uploadId(id)));
            } catch (IOException later) {
                LOG.warn("the unfinished upload of {} is removed at the next start", at.key(), later);
            }
        }
        isOpen = false;
    }
}
