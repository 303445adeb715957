package cn.dangmian.recording.vault;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Speaks S3 as all stores that claim to know it understand it: nothing of what only the first of them has. */
final class Clients {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    private Clients() {}

    static S3Client of(S3Settings settings) throws IOException {
        var keys = AwsBasicCredentials.create(settings.accessKeyName(), settings.secret());
        return S3Client.builder()
                .endpointOverride(settings.address())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .forcePathStyle(settings.pathStyle())
                // What was sent is read back, which says more than any checksum.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                // The settings of this service, and nobody's in a home directory.
                .overrideConfiguration(
                        set -> set.defaultProfileFile(ProfileFile.aggregator().build()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(settings.patience()))
                .build();
    }
}
