package cn.dangmian.signaling.notices;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** By whom each channel is served here, if by anybody. */
@Component
class Carriers {

    /** How a channel is served, for those who look at the page. */
    enum Service {
        GATEWAY,
        MAIL_SERVER,
        MAILBOX,
        NONE
    }

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    private final Optional<Carrier> sms;
    private final Optional<Carrier> email;
    private final boolean mailbox;

    Carriers(NoticeSettings settings, ObjectProvider<JavaMailSenderImpl> mail, SslBundles bundles, JsonMapper json) {
        mailbox = settings.mailbox();
        var gateway = settings.gateway();
        sms = gateway == null ? mailboxIfOn() : Optional.of(new HttpSmsGateway(gateway, json));
        var server = mail.getIfAvailable();
        if (server != null && settings.emailFrom() == null) {
            throw new IllegalArgumentException("dangmian.notices.email-from is needed with spring.mail.host");
        }
        if (server == null || settings.emailFrom() == null) {
            email = mailboxIfOn();
        } else {
            settings.emailEncryption().on(server, bundles, settings.emailTrust());
            email = Optional.of(new SmtpPost(server, settings.emailFrom()));
        }
        warn();
    }

    private Optional<Carrier> mailboxIfOn() {
        return mailbox ? Optional.of(new DevelopmentMailbox()) : Optional.empty();
    }

    private void warn() {
        if (mailbox) {
            LOG.warn("dangmian.notices.mailbox is on: notices are NOT sent to petitioners, everybody at an office reads"
                    + " them at /console/#/mailbox. This is for development alone.");
        } else if (sms.isEmpty()) {
            LOG.warn("dangmian.notices.gateway is not set: no short message is sent to any petitioner");
        }
    }

    boolean isThere(Channel channel) {
        return of(channel).isPresent();
    }

    Cause missing(Channel channel) {
        return channel == Channel.SMS ? Cause.NO_GATEWAY : Cause.NO_MAIL_SERVER;
    }

    Optional<Carrier> of(Channel channel) {
        return switch (channel) {
            case SMS -> sms;
            case EMAIL -> email;
        };
    }

    Service service(Channel channel) {
        return of(channel).map(Carrier::service).orElse(Service.NONE);
    }

    boolean mailboxIsOn() {
        return mailbox;
    }
}
