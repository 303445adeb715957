package cn.dangmian.recording.vault;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of an object store. An object is there when all of it is, so nothing of what a killed predecessor began is ever seen. */
final class Bucket implements Place, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final int NOT_IMPLEMENTED = 501;
    private static final int NOT_ALLOWED = 405;

    private final S3Settings settings;
    private final S3Client client;
    private final Reach reach;
    private boolean isCleared;

    Bucket(S3Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        client = Clients.of(settings);
        reach = new Reach(clock);
    }

    Store store() {
        var trouble = reach.trouble();
        return new Store(
                "s3",
                settings.address(),
                settings.bucketName(),
                settings.prefix(),
                trouble == null ? null : trouble.since(),
                trouble == null ? null : trouble.reason().word());
    }

    @Override
    public void keep(Sha256 sha256, long length, Filling filling) throws IOException {
        clearLeftovers();
        try (var upload = new Upload(client, reach, address(sha256), length)) {
            filling.into(upload);
            upload.finish();
        }
    }

    @Override
    public SeekableByteChannel open(Sha256 sha256) throws IOException {
        return ObjectChannel.open(client, reach, address(sha256));
    }

    /** With every version of it: in a bucket that keeps versions what is deleted is only hidden. */
    @Override
    public void delete(Sha256 sha256) throws IOException {
        var at = address(sha256);
        reach.ask(() -> client.deleteObject(call -> call.bucket(at.bucket()).key(at.key())));
        reach.ask(() -> {
            versions(at)
                    .forEach(version -> client.deleteObject(
                            call -> call.bucket(at.bucket()).key(at.key()).versionId(version)));
            return at;
        });
    }

    private Stream<String> versions(Address at) {
        try {
            var pages = client
                    .listObjectVersionsPaginator(
                            call -> call.bucket(at.bucket()).prefix(at.key()))
                    .stream()
                    .toList();
            return pages.stream()
                    .flatMap(page -> Stream.concat(
                            page.versions().stream()
                                    .filter(one -> one.key().equals(at.key()))
                                    .map(ObjectVersion::versionId),
                            page.deleteMarkers().stream()
                                    .filter(one -> one.key().equals(at.key()))
                                    .map(DeleteMarkerEntry::versionId)))
                    .toList()
                    .stream();
        } catch (S3Exception refused) {
            if (!isUnknown(refused)) {
                throw refused;
            }
            return Stream.of();
        }
    }

    /** A store that does not know what is asked for has none of it either. */
    private static boolean isUnknown(S3Exception refused) {
        return refused.statusCode() == NOT_IMPLEMENTED || refused.statusCode() == NOT_ALLOWED;
    }

    /** Asks whether it is there. */
    void probe() throws IOException {
        reach.probe(() -> client.listObjectsV2(call ->
                call.bucket(settings.bucketName()).prefix(settings.prefix()).maxKeys(1)));
        clearLeftovers();
    }

    /** Before the first upload of this process: what is unfinished then is a predecessor's, takes room, and is made again. */
    private synchronized void clearLeftovers() throws IOException {
        if (!isCleared) {
            reach.ask(() -> {
                leftovers().forEach(this::abort);
                return settings;
            });
            isCleared = true;
        }
    }

    private Stream<MultipartUpload> leftovers() {
        try {
            return client
                    .listMultipartUploadsPaginator(
                            call -> call.bucket(settings.bucketName()).prefix(settings.prefix() + Address.FOLDER))
                    .uploads()
                    .stream()
                    .toList()
                    .stream();
        } catch (S3Exception refused) {
            if (!isUnknown(refused)) {
                throw refused;
            }
            return Stream.of();
        }
    }

    private void abort(MultipartUpload left) {
        LOG.info("the unfinished upload of {} is removed", left.key());
        client.abortMultipartUpload(
                call -> call.bucket(settings.bucketName()).key(left.key()).uploadId(left.uploadId()));
    }

    private Address address(Sha256 sha256) {
        return Address.of(settings, sha256);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    /** The same names as on a disk, so that files can be copied from one to the other. */
    record Address(String bucket, String key) {

        static final String FOLDER = "sha256/";

        static Address of(S3Settings settings, Sha256 sha256) {
            var hex = sha256.hex();
            return new Address(settings.bucketName(), settings.prefix() + FOLDER + hex.substring(0, 2) + "/" + hex);
        }
    }
}
