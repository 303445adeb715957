package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndKept() {
        var first = new Secrets(folder.resolve("secrets")).get("janus");
        assertThat(first).hasSize(48);
        assertThat(new Secrets(folder.resolve("secrets")).get("janus")).isEqualTo(first);
    }

    @Test
    void differFromEachOther() {
        var secrets = new Secrets(folder);
        assertThat(secrets.get("janus")).isNotEqualTo(secrets.get("turn"));
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        var secrets = new Secrets(folder.resolve("secrets"));
        secrets.get("janus");
        secrets.grantPrivateKey();
        secrets.auditKey();
        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void keepThePairOfKeys() throws IOException {
        var made = Files.readString(new Secrets(folder).grantPrivateKey());
        assertThat(Files.readString(new Secrets(folder).grantPrivateKey())).isEqualTo(made);
    }

    @Test
    void haveAPublicKeyThatFitsThePrivateOne() throws Exception {
        var secrets = new Secrets(folder);
        var keys = KeyFactory.getInstance("EC");
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(der(secrets.grantPrivateKey()))));
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();
        signature.initVerify(keys.generatePublic(new X509EncodedKeySpec(der(secrets.grantPublicKey()))));
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void keepTheKeyOfTheLogWithItsPublicHalf() throws IOException {
        var made = Files.readString(new Secrets(folder).auditKey());
        assertThat(made).containsSubsequence("BEGIN PRIVATE KEY", "END PRIVATE KEY", "BEGIN PUBLIC KEY");
        assertThat(Files.readString(new Secrets(folder).auditKey())).isEqualTo(made);
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }
}
