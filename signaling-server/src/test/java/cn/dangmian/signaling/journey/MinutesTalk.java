package cn.dangmian.signaling.journey;

import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.kernel.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A talk of which minutes are kept, with a page at either side. */
final class MinutesTalk implements AutoCloseable {

    private static final Map<String, Object> FINISH =
            Map.of("dispositions", List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", "")));

    final Scene scene;
    final MinutesPage clerk;
    final MinutesPage official;
    final UUID question = Ids.next();
    final UUID answer = Ids.next();
    private final Servers servers;
    private final Map<String, Object> about;

    MinutesTalk(Servers servers) {
        this.servers = servers;
        scene = new Scene(servers);
        about = Map.of("reception", scene.waiting);
        clerk = MinutesPage.open(scene.clerk, scene.waiting);
        official = MinutesPage.open(scene.official, scene.waiting);
        Sitting.with(List.of(scene.clerk.page(), scene.official.page()), this::begin);
        awaitThatNothingChangesByItself();
    }

    private void begin() {
        scene.official.done("call-next", Map.of());
        scene.clerk.done("accept", about);
        scene.clerk.awaitGateOpen();
        Recorder.sawItGrow(servers.second(), scene.waiting);
    }

    /** Both have left their cameras. */
    private void awaitThatNothingChangesByItself() {
        await().atMost(Page.PATIENCE)
                .until(() -> servers.jdbc()
                                .sql(
                                        "select coalesce(jsonb_array_length(stage_facts->'lost'), 0) from reception where id = ?::uuid")
                                .param(scene.waiting)
                                .query(Integer.class)
                                .single()
                        == 2);
    }

    /** A question and its answer. */
    void write() {
        official.written(question, 0, null, "QUESTION", "What is it about?");
        clerk.written(answer, 0, question, "ANSWER", "The drain at the mill.");
    }

    void finish() {
        var finish = new HashMap<>(FINISH);
        finish.put("reception", scene.waiting);
        scene.official.done("finish", finish);
    }

    void end() {
        finish();
        scene.official.done("end", about);
    }

    @Override
    public void close() {
        scene.close();
    }
}
