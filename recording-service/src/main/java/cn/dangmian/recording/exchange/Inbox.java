package cn.dangmian.recording.exchange;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Gives each message one effect, however often it comes, and acknowledges it after the effect is committed. */
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CommandDesk desk;
    private final Reports reports;

    Inbox(JdbcClient jdbc, TransactionTemplate transaction, CommandDesk desk, Reports reports) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.desk = desk;
        this.reports = reports;
    }

    /** Returns when the message is done with; throws only what may pass when it is tried again, like a lost database. */
    void take(String json) {
        JsonNode message;
        UUID id;
        try {
            message = ExchangeJson.tree(json);
            id = UUID.fromString(message.path("id").asString(""));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.error("a message without JSON or id was thrown away", e);
            return;
        }
        if (ExchangeJson.typeOf(message).equals("ack")) {
            idIn(message, "of").ifPresent(reports::acknowledged);
            return;
        }
        obey(id, message);
        reports.tell(new Report.Ack(id));
    }

    /** Nobody repeats a message that was acknowledged weeks ago. */
    @Scheduled(fixedDelay = 3_600_000)
    void forgetTheOld() {
        jdbc.sql("delete from inbox where received_at < now() - interval '30 days'")
                .update();
    }

    private void obey(UUID id, JsonNode message) {
        try {
            var command = ExchangeJson.command(message);
            transaction.executeWithoutResult(_ -> {
                if (isNew(id)) {
                    desk.on(command);
                }
            });
        } catch (JacksonException e) {
            refuse(id, message, "malformed", "the message is not as the contract says: " + e.getOriginalMessage());
        } catch (Refused refused) {
            refuse(id, message, refused.code(), refused.text());
        } catch (DataIntegrityViolationException e) {
            refuse(id, message, "contradiction", "the message contradicts what is known of this recording");
        }
    }

    private void refuse(UUID id, JsonNode message, String reason, String text) {
        LOG.error("refused {} {}: {}: {}", ExchangeJson.typeOf(message), id, reason, text);
        transaction.executeWithoutResult(_ -> {
            if (isNew(id)) {
                idIn(message, "recording")
                        .map(RecordingId::new)
                        .ifPresent(recording -> reports.promise(new Report.Failed(recording, null, reason, text)));
            }
        });
    }

    private boolean isNew(UUID id) {
        return jdbc.sql("insert into inbox (id) values (?) on conflict do nothing")
                        .param(id)
                        .update()
                == 1;
    }

    private static Optional<UUID> idIn(JsonNode message, String field) {
        try {
            return Optional.of(UUID.fromString(message.path(field).asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
