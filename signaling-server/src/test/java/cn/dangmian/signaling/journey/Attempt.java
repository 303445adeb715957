package cn.dangmian.signaling.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Trying one operation of the matrix as somebody. */
final class Attempt {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param text whatever came back */
    record Outcome(String code, String text) {}

    private Attempt() {}

    static Outcome of(MatrixRow row, String path, Map<String, ?> body, Node node, Cast.Member who) {
        return switch (row.kind()) {
            case "SEND" -> send(path, body, who.page());
            case "SUBSCRIBE" -> subscribe(path, who.page());
            default -> http(row.kind(), path, body, node, who.visitor());
        };
    }

    static Outcome http(String method, String path, Map<String, ?> body, Node node, Visitor visitor) {
        var answer = visitor.sendText(
                node, method, path, method.equals("GET") ? "" : JSON.writeValueAsString(body), _ -> {});
        return new Outcome(answer.code(), answer.text());
    }

    private static Outcome send(String path, Map<String, ?> body, Page page) {
        var all = new HashMap<String, Object>(body);
        if (path.endsWith("/trickle")) {
            return refused(page, () -> page.send(path, all));
        }
        all.put("commandId", UUID.randomUUID());
        var said = page.ask(path, all);
        return new Outcome(said.code(), said.result().toString());
    }

    private static Outcome subscribe(String path, Page page) {
        return refused(page, () -> page.subscribe(path));
    }

    /** For what is answered only when it is refused: the answer to the next command comes after the refusal. */
    private static Outcome refused(Page page, Runnable attempt) {
        var before = page.heard("/user/queue/refusals").size();
        attempt.run();
        page.ask("/app/media/resume");
        var said = page.heard("/user/queue/refusals").stream().skip(before).findFirst();
        return said.map(one -> new Outcome(one.path("code").asString(), one.toString()))
                .orElse(new Outcome("", ""));
    }
}
