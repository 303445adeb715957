package cn.dangmian.signaling.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Electronic mail. The same notice has the same Message-ID whenever it is tried again. */
final class SmtpPost implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpPost.class);

    /** What is wrong then is the setting, and not the letter. */
    private static final int NOT_SIGNED_IN = 530;

    private final JavaMailSender server;
    private final String from;

    SmtpPost(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public Carriers.Service service() {
        return Carriers.Service.MAIL_SERVER;
    }

    @Override
    public Outcome send(Message message) {
        try {
            server.send(letter(message));
            return new Outcome.Taken("", false);
        } catch (MailException failed) {
            LOG.warn(
                    "the mail server did not take {}: {}",
                    message.reference(),
                    failed.getClass().getSimpleName());
            return isFinal(failed)
                    ? new Outcome.Refused(Cause.MAIL_REFUSED)
                    : new Outcome.Later(Cause.MAIL_UNREACHABLE, null);
        } catch (MessagingException malformed) {
            LOG.warn("{} cannot be written as a letter: {}", message.reference(), malformed.toString());
            return new Outcome.Refused(Cause.MAIL_REFUSED);
        }
    }

    private MimeMessage letter(Message message) throws MessagingException {
        var letter = server.createMimeMessage();
        letter.setFrom(new InternetAddress(from));
        letter.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to(), true));
        letter.setSubject(message.title(), StandardCharsets.UTF_8.name());
        letter.setText(message.text(), StandardCharsets.UTF_8.name());
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        letter.setHeader("Message-ID", "<" + message.reference() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        return letter;
    }

    /** Whether the server said with a code of 500 and more that it never will. */
    private static boolean isFinal(MailException failed) {
        var causes = failed instanceof MailSendException several
                ? several.getFailedMessages().values().stream()
                : Stream.ofNullable(failed.getCause());
        return causes.anyMatch(SmtpPost::isFinalCause);
    }

    private static boolean isFinalCause(@Nullable Throwable cause) {
        for (var one = cause; one != null; one = next(one)) {
            if (code(one) >= 500 && code(one) != NOT_SIGNED_IN) {
                return true;
            }
        }
        return false;
    }

    private static int code(Throwable one) {
        return switch (one) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sent -> sent.getReturnCode();
            default -> 0;
        };
    }

    private static @Nullable Throwable next(Throwable one) {
        return one instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : one.getCause();
    }
}
