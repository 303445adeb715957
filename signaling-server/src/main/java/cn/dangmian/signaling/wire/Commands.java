package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands that may be repeated: the id is written in the command's own transaction, and a repeat gets the first answer. A
 * refused command leaves no id behind and may succeed when repeated later.
 */
@Component
public class Commands {

    private static final String DONE = "true";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Commands(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * @param operation what is done to what, for example {@code reception.call-next 0199…}; the same id with another operation
     *     or from another person is refused with {@code wire.command-reused}
     * @param work runs in a transaction, at most once; its result is kept as JSON
     */
    public <T> T once(Actor actor, UUID commandId, String operation, Class<T> type, Supplier<T> work) {
        return transaction.execute(_ -> {
            if (isNew(actor, commandId, operation, null)) {
                var result = work.get();
                jdbc.sql("update command set result = ?::jsonb where id = ?")
                        .params(json.writeValueAsString(result), commandId)
                        .update();
                return result;
            }
            return json.readValue(firstResult(actor, commandId, operation), type);
        });
    }

    /** The same, for a command whose answer is only "done". */
    public Reply once(Actor actor, UUID commandId, String operation, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            if (isNew(actor, commandId, operation, DONE)) {
                work.run();
            } else {
                firstResult(actor, commandId, operation);
            }
        });
        return Reply.done(commandId);
    }

    private boolean isNew(Actor actor, UUID commandId, String operation, @Nullable String result) {
        return jdbc.sql(
                                "insert into command (id, person, operation, result) values (?, ?, ?, ?::jsonb) on conflict do nothing")
                        .param(commandId)
                        .param(actor.person().value())
                        .param(operation)
                        .param(result)
                        .update()
                == 1;
    }

    private String firstResult(Actor actor, UUID commandId, String operation) {
        return jdbc.sql("select result from command where id = ? and person = ? and operation = ?")
                .params(commandId, actor.person().value(), operation)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refused.malformed(
                        "wire.command-reused", "command id " + commandId + " was used for something else"));
    }
}
