package cn.dangmian.signaling.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** What comes of a letter that a mail server does not take. */
class SmtpPostTests {

    /** At which of its commands the server says no. */
    private enum Command {
        MAIL,
        RCPT,
        DATA
    }

    private record Refusing(Command at, int code) implements MessageHandler {

        private void hear(Command command) throws RejectException {
            if (command == at) {
                throw new RejectException(code, "no");
            }
        }

        @Override
        public void from(String from) throws RejectException {
            hear(Command.MAIL);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            hear(Command.RCPT);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            data.readAllBytes();
            hear(Command.DATA);
            return "taken";
        }

        @Override
        public void done() {}
    }

    private static Outcome sendTo(Refusing refusing) {
        var server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(_ -> refusing)
                .build();
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("localhost");
            sender.setPort(server.getPortAllocated());
            return new SmtpPost(sender, "notices@reception.example")
                    .send(new Message("0199-1", "zhang@petitioner.example", "A time", "Come at nine."));
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550", "RCPT, 550", "RCPT, 553", "DATA, 552", "DATA, 554"})
    void whatTheServerWillNeverTakeIsNotTriedAgain(Command at, int code) {
        assertThat(sendTo(new Refusing(at, code))).isEqualTo(new Outcome.Refused(Cause.MAIL_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 451", "RCPT, 450", "RCPT, 452", "DATA, 451", "DATA, 452"})
    void whatTheServerDoesNotTakeNowIsTriedAgain(Command at, int code) {
        assertThat(sendTo(new Refusing(at, code))).isEqualTo(new Outcome.Later(Cause.MAIL_UNREACHABLE, null));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void whoIsNotSignedInMustBeAndTheLetterIsNotToBlame(Command at) {
        assertThat(sendTo(new Refusing(at, 530))).isEqualTo(new Outcome.Later(Cause.MAIL_UNREACHABLE, null));
    }
}
