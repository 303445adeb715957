package cn.dangmian.signaling.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key PEM file with the private key (Ed25519) that signs heads, and its public key
 * @param formerKeys PEM files with the public keys that signed heads before; without them those heads prove nothing
 * @param anchor directory beside the database where heads are appended
 * @param node whose file in that directory this node writes; unique among running nodes
 * @param headEvery age of the last head after which another one is signed
 * @param verifyEvery age of the last verification after which the log is verified by itself
 */
@ConfigurationProperties("dangmian.audit")
record AuditSettings(
        Path key,
        @DefaultValue List<Path> formerKeys,
        Path anchor,
        String node,
        Duration headEvery,
        Duration verifyEvery) {}
