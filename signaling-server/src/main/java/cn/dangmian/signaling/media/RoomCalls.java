package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Nodes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions to the owner of a room on another node, and their answers. */
@Component
class RoomCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String QUESTIONS = "media-question";
    private static final String ANSWERS = "media-answer";

    record Question(UUID id, String from, RoomCall call) {}

    record Answer(
            UUID id,
            String result,
            @Nullable String code,
            @Nullable String text) {}

    private final Nodes nodes;
    private final Map<UUID, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();

    RoomCalls(Nodes nodes) {
        this.nodes = nodes;
        nodes.hear(ANSWERS, Answer.class, answer -> {
            var asked = waiting.get(answer.id());
            if (asked != null) {
                asked.complete(answer);
            }
        });
    }

    void serve(Function<RoomCall, String> perform) {
        nodes.hear(
                QUESTIONS, Question.class, question -> nodes.tell(question.from(), ANSWERS, answer(question, perform)));
    }

    private static Answer answer(Question question, Function<RoomCall, String> perform) {
        try {
            return new Answer(question.id(), perform.apply(question.call()), null, null);
        } catch (Refused refused) {
            return new Answer(question.id(), "", refused.code(), refused.text());
        }
    }

    String ask(String owner, RoomCall call) {
        var id = UUID.randomUUID();
        var asked = new CompletableFuture<Answer>();
        waiting.put(id, asked);
        try {
            nodes.tell(owner, QUESTIONS, new Question(id, nodes.self(), call));
            var answer = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.code() != null) {
                throw new Refused(answer.code(), String.valueOf(answer.text()));
            }
            return answer.result();
        } catch (TimeoutException | ExecutionException silent) {
            throw new Refused(
                    "media.room-unreachable", "the node that drives room " + call.room() + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("media.room-unreachable", "interrupted");
        } finally {
            waiting.remove(id);
        }
    }
}
