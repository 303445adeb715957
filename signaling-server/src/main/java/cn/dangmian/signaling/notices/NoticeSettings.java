package cn.dangmian.signaling.notices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * @param mailbox keep every notice in a mailbox that can be read, instead of sending it; for development alone
 * @param gateway that sends short messages; without it none is sent
 * @param emailFrom sender of electronic mail; needed with {@code spring.mail.host}
 * @param emailEncryption whether letters may go to the mail server in the clear
 * @param emailTrust name of the {@code spring.ssl.bundle} that holds the authority of the mail server's certificate; without it
 *     those count that Java trusts
 * @param quietFrom Beijing time from which only what is urgent is sent
 * @param quietUntil Beijing time from which everything is sent again
 * @param mostToOne short messages to one number on one day
 * @param mostADay short messages to all on one day
 * @param attempts after which a notice is given up, however long it would be of use
 * @param lease after which another node takes over what a node was sending; longer than twice the gateway's timeout
 * @param stuckAfter how long a notice may wait beyond its time before the page shows that something is wrong
 * @param outageFailures how many messages in a row a carrier does not take before somebody of each office has to see to it
 * @param outageAfter how long a message that was tried may wait for a carrier that takes nothing, before the same
 * @param lateAfter after the start of a time, when its petitioner has not checked in
 * @param delayedAfter after the start of a time, when a petitioner who is there was not called
 * @param toldAhead how many are ahead of a petitioner who is told to come back
 */
@Validated
@ConfigurationProperties("dangmian.notices")
record NoticeSettings(
        @DefaultValue("false") boolean mailbox,
        @Valid @Nullable Gateway gateway,
        @Nullable String emailFrom,
        @NotNull @DefaultValue("required") MailEncryption emailEncryption,
        @Nullable String emailTrust,

        @NotNull @DefaultValue("21:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime quietFrom,

        @NotNull @DefaultValue("07:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime quietUntil,

        @Min(1) @DefaultValue("10") int mostToOne,
        @Min(1) @DefaultValue("50000") int mostADay,
        @Min(1) @Max(100) @DefaultValue("12") int attempts,
        @NotNull @DefaultValue("60s") Duration lease,
        @NotNull @DefaultValue("10m") Duration stuckAfter,
        @Min(1) @Max(1000) @DefaultValue("5") int outageFailures,
        @NotNull @DefaultValue("5m") Duration outageAfter,
        @NotNull @DefaultValue("2m") Duration lateAfter,
        @NotNull @DefaultValue("15m") Duration delayedAfter,
        @Min(0) @Max(20) @DefaultValue("2") int toldAhead) {

    NoticeSettings {
        if (mailbox && gateway != null) {
            throw new IllegalArgumentException(
                    "dangmian.notices.mailbox is for development; with dangmian.notices.gateway it must be off");
        }
        if (gateway != null && lease.compareTo(gateway.timeout().multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("dangmian.notices.lease: " + lease
                    + " (expected: longer than twice the timeout " + gateway.timeout() + ")");
        }
    }

    /**
     * The gateway of {@code infra/contracts/sms-gateway.md}.
     *
     * @param url to which messages are posted; https, except on this machine
     * @param secret shared with the gateway; signs messages and receipts
     * @param timeout of one message
     */
    record Gateway(
            @NotNull URI url,
            @NotBlank String keyId,
            @NotBlank String secret,
            @NotNull @DefaultValue("10s") Duration timeout) {

        private static final int SECRET_LENGTH = 32;

        Gateway {
            var host = url == null ? null : url.getHost();
            if (url == null || host == null || !"https".equals(url.getScheme()) && !isThisMachine(host)) {
                throw new IllegalArgumentException("dangmian.notices.gateway.url: " + url + " (expected: https)");
            }
            if (secret == null || secret.length() < SECRET_LENGTH) {
                throw new IllegalArgumentException(
                        "dangmian.notices.gateway.secret is shorter than " + SECRET_LENGTH + " characters");
            }
        }

        private static boolean isThisMachine(String host) {
            return host.equals("localhost") || host.equals("127.0.0.1");
        }

        @Override
        public String toString() {
            return "Gateway[" + url + ", " + keyId + ", ***]";
        }
    }
}
