package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway reports of the messages it took. Whoever reports otherwise than agreed learns nothing but that. */
@Service
public class NoticeReceipts {

    public static final String PATH = "/api/public/notice-receipts";

    /** As they stand in the head of the request; empty when they are missing. */
    public record Signed(String keyId, String timestamp, String nonce, String signature) {}

    private record Reported(UUID notice, int round, String state) {}

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Claims claims;
    private final OptOuts optOuts;
    private final Seals seals;
    private final JsonMapper json;
    private final Clock clock;
    private final NoticeSettings.@Nullable Gateway gateway;

    NoticeReceipts(
            JdbcClient jdbc,
            Claims claims,
            OptOuts optOuts,
            Seals seals,
            JsonMapper json,
            Clock clock,
            NoticeSettings settings) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.optOuts = optOuts;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
        this.gateway = settings.gateway();
    }

    @Transactional
    public void take(Signed signed, byte[] body) {
        requireSigned(signed, body);
        var reported = read(body).orElseThrow(NoticeReceipts::refused);
        switch (reported.state()) {
            case "DELIVERED" -> deliver(reported);
            case "FAILED" -> fail(reported);
            case "OPTED_OUT" -> optOut(reported);
            default -> throw refused();
        }
    }

    private void requireSigned(Signed signed, byte[] body) {
        if (gateway == null || !gateway.keyId().equals(signed.keyId()) || !isRecent(signed.timestamp())) {
            throw refused();
        }
        var signature = new Signature(PATH, signed.timestamp(), signed.nonce());
        if (!signed.nonce().matches("[\\w-]{16,64}")
                || !signature.isOver(body, gateway.secret(), signed.signature())
                || !isNew(signed.nonce())) {
            throw refused();
        }
    }

    private boolean isRecent(String timestamp) {
        return timestamp.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    private boolean isNew(String nonce) {
        return jdbc.sql("insert into notice_nonce (nonce) values (?) on conflict do nothing")
                        .param(nonce)
                        .update()
                == 1;
    }

    private Optional<Reported> read(byte[] body) {
        try {
            return reported(json.readTree(body));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A reference is the notice's id and how often it was sent anew. */
    private Optional<Reported> reported(JsonNode node) {
        var reference = node.path("reference").asString("");
        if (!reference.matches("[0-9a-f-]{36}-[0-9]{1,6}")) {
            return Optional.empty();
        }
        var dash = reference.lastIndexOf('-');
        var notice = UUID.fromString(reference.substring(0, dash));
        return jdbc.sql("select exists (select from notice where id = ?)")
                        .param(notice)
                        .query(Boolean.class)
                        .single()
                ? Optional.of(new Reported(
                        notice,
                        Integer.parseInt(reference.substring(dash + 1)),
                        node.path("state").asString("")))
                : Optional.empty();
    }

    /** Of whichever round: it is in the petitioner's hands. The receipt may be faster than the answer to the message. */
    private void deliver(Reported reported) {
        var changed = jdbc.sql("""
                        update notice set stage = 'DELIVERED', cause = null, delivered_at = clock_timestamp(),
                            sent_at = coalesce(sent_at, clock_timestamp()), carrier = coalesce(carrier, 'GATEWAY'),
                            lease_until = null, lease_token = null
                        where id = ? and stage <> 'DELIVERED' and (attempts > 0 or round > 1)""").param(reported.notice()).update();
        if (changed == 1) {
            claims.step(reported.notice(), "DELIVERED", null);
        }
    }

    private void fail(Reported reported) {
        var changed = jdbc.sql("""
                        update notice set stage = 'FAILED', cause = 'NOT_DELIVERED', sent_at = coalesce(sent_at, clock_timestamp()),
                            lease_until = null, lease_token = null
                        where id = ? and round = ? and stage in ('SENDING', 'SENT')""").params(reported.notice(), reported.round()).update();
        if (changed == 1) {
            claims.step(reported.notice(), "FAILED", Cause.NOT_DELIVERED);
        }
    }

    private void optOut(Reported reported) {
        var recipient = jdbc.sql("select recipient from notice where id = ? and recipient is not null")
                .param(reported.notice())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(NoticeReceipts::refused);
        optOuts.add(seals.openRecipient(reported.notice(), recipient), null);
    }

    private static Refused refused() {
        return Refused.notAllowed("notices.receipt-refused", "this is no receipt");
    }
}
