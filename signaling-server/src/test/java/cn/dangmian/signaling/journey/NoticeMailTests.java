package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notices by electronic mail, to a real server. */
class NoticeMailTests {

    private static final GreenMail SERVER = started();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(settings(false));

    private final Node node = SERVERS.first();
    private final Booking booking = new Booking(node, SERVERS.foundTown());

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** The same one after it was down. */
    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(boolean encrypted) {
        return new HashMap<>(Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(SERVER.getSmtp().getPort()),
                "dangmian.notices.email-encryption", encrypted ? "required" : "opportunistic",
                "dangmian.notices.email-from", "notices@reception.example",
                "dangmian.notices.quiet-from", "00:00",
                "dangmian.notices.quiet-until", "00:00"));
    }

    @AfterAll
    static void close() {
        SERVER.stop();
    }

    private Told told(String mailbox) {
        return new Told(booking, Map.of("email", mailbox + "@petitioner.example"));
    }

    private static String newMailbox() {
        return "zhang-" + ThreadLocalRandom.current().nextInt(1_000_000);
    }

    @Test
    void aLetterHasOurIdSaysThatAMachineWroteItAndIsWhole() throws MessagingException, IOException {
        var told = told(newMailbox());
        told.put("BOOKED");
        var row = told.awaited("BOOKED", "SENT");
        assertThat(row.channel()).isEqualTo("EMAIL");
        var letter = SERVER.getReceivedMessages()[SERVER.getReceivedMessages().length - 1];
        assertThat(letter.getMessageID()).isEqualTo("<" + row.reference() + "@reception.example>");
        assertThat(letter.getSubject()).isEqualTo("接访时间已定");
        assertThat(letter.getContent().toString()).contains("一号终端").contains("请勿回复");
        assertThat(letter.getContentType()).containsIgnoringCase("utf-8");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getFrom()[0]).hasToString("notices@reception.example");
        assertThat(told.rows())
                .filteredOn(other -> other.channel().equals("SMS"))
                .allMatch(other -> other.cause().equals("NO_GATEWAY"));
    }

    @Test
    void aServerThatIsDownIsTriedAgainWithTheSameId() throws MessagingException {
        var told = told(newMailbox());
        SERVER.stop();
        told.put("MOVED");
        await("tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.rows().stream().anyMatch(row -> row.cause().equals("MAIL_UNREACHABLE")));
        SERVER.start();
        told.step("next_attempt_at", "clock_timestamp()");
        var row = told.awaited("MOVED", "SENT");
        assertThat(row.attempts()).isEqualTo(2);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(SERVER.getReceivedMessages()[0].getMessageID()).startsWith("<" + row.reference() + "@");
    }

    @Test
    void nothingGoesOutInTheClearWhereEncryptionIsRequired() {
        try (var strict = SERVERS.startNode("strict", SERVERS.newDatabase(), settings(true))) {
            var own = new Booking(strict, Town.found(strict));
            var told = new Told(own, Map.of("email", newMailbox() + "@petitioner.example"));
            var before = SERVER.getReceivedMessages().length;
            told.put("BOOKED");
            await("tried")
                    .atMost(Page.PATIENCE)
                    .until(() -> told.rows().stream()
                            .anyMatch(row -> row.channel().equals("EMAIL")
                                    && row.attempts() == 1
                                    && row.stage().equals("QUEUED")));
            assertThat(SERVER.getReceivedMessages()).hasSize(before);
        }
    }
}
