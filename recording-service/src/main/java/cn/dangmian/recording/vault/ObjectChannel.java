package cn.dangmian.recording.vault;

import cn.dangmian.recording.vault.Bucket.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object that is read by ranges, each twice as long as the one before it while they follow one another. */
final class ObjectChannel implements SeekableByteChannel {

    private static final int LEAST = 1 << 17;
    private static final int MOST = 1 << 22;
    private static final Pattern RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d+)");

    /** @param tag of the object, which may be replaced meanwhile */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(long from, byte[] bytes, long size, String tag) {

        long until() {
            return from + bytes.length;
        }

        boolean holds(long position) {
            return position >= from && position < until();
        }
    }

    private final S3Client client;
    private final Reach reach;
    private final Address at;
    private Part held;
    private long position;
    private int next = LEAST;
    private boolean isOpen = true;

    private ObjectChannel(S3Client client, Reach reach, Address at, Part first) {
        this.client = client;
        this.reach = reach;
        this.at = at;
        held = first;
    }

    /** With its first bytes, in one answer: a HEAD would not say which of the two is missing, object or bucket. */
    static ObjectChannel open(S3Client client, Reach reach, Address at) throws IOException {
        var first = reach.ask(() -> client.getObject(
                call -> call.bucket(at.bucket()).key(at.key()).range(range(0, LEAST)), transformer(0, LEAST)));
        return new ObjectChannel(client, reach, at, first);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= held.size()) {
            return -1;
        }
        if (!held.holds(position)) {
            next = position == held.until() ? Math.min(MOST, 2 * next) : LEAST;
            held = fetch(position, next);
        }
        var begin = (int) (position - held.from());
        var count = Math.min(target.remaining(), held.bytes().length - begin);
        target.put(held.bytes(), begin, count);
        position += count;
        return count;
    }

    private Part fetch(long from, int count) throws IOException {
        return reach.ask(() -> client.getObject(
                call -> call.bucket(at.bucket())
                        .key(at.key())
                        .range(range(from, count))
                        .ifMatch(held.tag()),
                transformer(from, count)));
    }

    private static String range(long from, int count) {
        return "bytes=" + from + "-" + (from + count - 1);
    }

    private static ResponseTransformer<GetObjectResponse, Part> transformer(long from, int count) {
        return (answer, content) -> {
            var told = RANGE.matcher(String.valueOf(answer.contentRange()));
            if (!told.matches()) {
                content.abort();
                throw SdkClientException.create("the store does not know ranges: " + answer.contentRange());
            }
            var size = Long.parseLong(told.group(1));
            var bytes = content.readNBytes(count);
            if (bytes.length != Math.min(count, size - from)) {
                throw new IOException("a range ended after " + bytes.length + " bytes");
            }
            return new Part(from, bytes, size, answer.eTag());
        };
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return held.size();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
