package cn.dangmian.recording;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real server that speaks S3, with one bucket, behind a door. Tests look into it past the door. */
final class ObjectStore implements AutoCloseable {

    static final String BUCKET = "recordings";

    final Door door;
    private final LocalS3 server;
    private final S3Client inside;

    ObjectStore() {
        try {
            var folder = Files.createTempDirectory(Servers.FOLDER, "s3");
            server = LocalS3.builder()
                    .port(-1)
                    .mode(LocalS3Mode.PERSISTENCE)
                    .dataPath(folder.toString())
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inside = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("in", "side")))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        inside.createBucket(call -> call.bucket(BUCKET));
        door = new Door(server.getPort());
    }

    Map<String, String> settings() {
        return Map.of(
                "dangmian.vault.s3.endpoint",
                door.address().toString(),
                "dangmian.vault.s3.bucket",
                BUCKET,
                "dangmian.vault.s3.access-key",
                Door.ACCESS_KEY,
                "dangmian.vault.s3.secret-key",
                Door.SECRET);
    }

    Map<String, String> settings(String... changed) {
        var settings = new HashMap<>(settings());
        for (var at = 0; at < changed.length; at += 2) {
            settings.put(changed[at], changed[at + 1]);
        }
        return settings;
    }

    void keepVersions() {
        inside.putBucketVersioning(
                call -> call.bucket(BUCKET).versioningConfiguration(set -> set.status(BucketVersioningStatus.ENABLED)));
    }

    List<String> names() {
        return inside.listObjectsV2(call -> call.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    static String place(String sha256) {
        return "sha256/" + sha256.substring(0, 2) + "/" + sha256;
    }

    byte[] read(String sha256) {
        return inside.getObjectAsBytes(call -> call.bucket(BUCKET).key(place(sha256)))
                .asByteArray();
    }

    void write(String sha256, byte[] content) {
        inside.putObject(call -> call.bucket(BUCKET).key(place(sha256)), RequestBody.fromBytes(content));
    }

    void delete(String sha256) {
        inside.deleteObject(call -> call.bucket(BUCKET).key(place(sha256)));
    }

    /** Of each version, and of each mark that it was deleted. */
    List<String> versions(String sha256) {
        var all = inside.listObjectVersions(call -> call.bucket(BUCKET).prefix(place(sha256)));
        return Stream.concat(
                        all.versions().stream().map(one -> one.versionId()),
                        all.deleteMarkers().stream().map(one -> one.versionId()))
                .toList();
    }

    List<MultipartUpload> unfinished() {
        return inside.listMultipartUploads(call -> call.bucket(BUCKET)).uploads();
    }

    @Override
    public void close() {
        door.close();
        inside.close();
        server.shutdown();
    }
}
