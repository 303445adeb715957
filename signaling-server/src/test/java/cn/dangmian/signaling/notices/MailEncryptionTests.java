package cn.dangmian.signaling.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** What a mail server learns of a letter before it is encrypted: nothing, where that is required. */
class MailEncryptionTests {

    private static final String PASSWORD = "of the keys of a test";
    private static final String OWN = "own";

    @TempDir
    static Path folder;

    private static KeyStore named;
    private static KeyStore misnamed;

    private record Arrived(boolean encrypted) {}

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private @Nullable SMTPServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        named = certificate("localhost");
        misnamed = certificate("mail.example");
    }

    private static KeyStore certificate(String host) throws Exception {
        var file = folder.resolve(host + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-ext",
                        "bc=ca:true",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** @param own whose certificate is shown; null for a server that does not encrypt */
    private void start(@Nullable KeyStore own) throws Exception {
        var builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, _, _, _) -> arrived.add(new Arrived(isEncrypted(context))));
        if (own != null) {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            builder.enableTLS().startTlsSocketFactory(context);
        }
        server = builder.build();
        server.start();
    }

    private static boolean isEncrypted(MessageContext context) {
        return ((Session) context).isTLSStarted();
    }

    /** @param trusted its certificate is one of our own authority; null to trust what Java trusts */
    private Outcome send(MailEncryption encryption, @Nullable KeyStore trusted) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server == null ? 0 : server.getPortAllocated());
        var bundles = new DefaultSslBundleRegistry();
        if (trusted != null) {
            bundles.registerBundle(OWN, SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        }
        encryption.on(sender, bundles, trusted == null ? null : OWN);
        return new SmtpPost(sender, "notices@reception.example")
                .send(new Message("0199-1", "zhang@petitioner.example", "A time", "Come at nine."));
    }

    @ParameterizedTest
    @EnumSource(MailEncryption.class)
    void aServerThatEncryptsGetsNoLetterInTheClear(MailEncryption encryption) throws Exception {
        start(named);
        assertThat(send(encryption, named)).isInstanceOf(Outcome.Taken.class);
        assertThat(arrived).containsExactly(new Arrived(true));
    }

    @Test
    void aServerThatDoesNotEncryptGetsALetterOnlyWhereThatIsAllowed() throws Exception {
        start(null);
        assertThat(send(MailEncryption.REQUIRED, null)).isEqualTo(new Outcome.Later(Cause.MAIL_UNREACHABLE, null));
        assertThat(arrived).isEmpty();
        assertThat(send(MailEncryption.OPPORTUNISTIC, null)).isInstanceOf(Outcome.Taken.class);
        assertThat(arrived).containsExactly(new Arrived(false));
    }

    @ParameterizedTest
    @EnumSource(MailEncryption.class)
    void aCertificateThatNobodyVouchesForGetsNoLetter(MailEncryption encryption) throws Exception {
        start(named);
        assertThat(send(encryption, null)).isEqualTo(new Outcome.Later(Cause.MAIL_UNREACHABLE, null));
        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MailEncryption.class)
    void aCertificateOfAnotherServerGetsNoLetter(MailEncryption encryption) throws Exception {
        start(misnamed);
        assertThat(send(encryption, misnamed)).isEqualTo(new Outcome.Later(Cause.MAIL_UNREACHABLE, null));
        assertThat(arrived).isEmpty();
    }
}
