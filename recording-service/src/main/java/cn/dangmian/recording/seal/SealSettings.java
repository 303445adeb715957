package cn.dangmian.recording.seal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param key PEM file with the private key (Ed25519, PKCS#8) that signs manifests and heads, and its public key behind it
 * @param formerKeys PEM files with the public keys that signed before
 * @param sm3 whether manifests name the SM3 of every file besides its SHA-256
 * @param log name of this installation's log, part of every head; never to be changed
 */
@Validated
@ConfigurationProperties("dangmian.seal")
record SealSettings(
        @NotNull Path key,
        @NotNull @DefaultValue List<Path> formerKeys,
        boolean sm3,
        @NotNull @Pattern(regexp = "[a-z0-9./-]{1,80}") String log) {}
