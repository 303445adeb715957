package cn.dangmian.signaling.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A superior of a city, and a clerk at the one terminal below it that is in service. */
final class RollCallScene implements AutoCloseable {

    private final Servers servers;
    final Town town;
    final Visitor superior;
    final Post clerk;
    final String bell;

    RollCallScene(Servers servers) {
        this.servers = servers;
        town = servers.foundTown();
        superior = superior();
        clerk = Post.terminal(servers.second(), town.clerk.login(), town.terminal)
                .taken();
        bell = "/roll-calls/terminals/" + town.terminal;
        today(true);
        inService(town.terminal);
    }

    Visitor superior() {
        return Visitor.signedIn(
                servers.first(), town.newPerson("SUPERVISOR", town.city).login());
    }

    @Override
    public void close() {
        clerk.close();
    }

    /** One that nobody answered. @return its id */
    static String missed(JdbcClient jdbc, Town town) {
        return jdbc.sql("""
                        insert into roll_call (id, office, round, drawn, terminal, manned, called_by, called_at, until, stage, ended_at)
                        values (gen_random_uuid(), ?, 1, true, ?, true, ?, now(), now(), 'UNANSWERED', now()) returning id::text""")
                .params(town.city, town.terminal, town.supervisor.id())
                .query(String.class)
                .single();
    }

    void today(boolean working) {
        servers.jdbc().sql("""
                        insert into calendar_list (year, version, source)
                        values (extract(year from now() at time zone 'Asia/Shanghai'), 1, 'a list') on conflict do nothing""").update();
        servers.jdbc().sql("""
                        with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
                        insert into calendar_day (year, version, day, working, name)
                        select year, max(version), today.day, :working, 'today' from calendar_list join today
                            on year = extract(year from today.day) group by year, today.day
                        on conflict (year, version, day) do update set working = :working""").param("working", working).update();
    }

    void inService(UUID terminal) {
        servers.jdbc().sql("""
                        insert into terminal_standing (terminal, stage, presence, seen_at)
                        values (?, 'COMMISSIONED', 'ONLINE', now() + interval '1 hour')
                        on conflict (terminal) do update set stage = excluded.stage""").param(terminal).update();
    }

    Answer call(Visitor caller, UUID within, @Nullable UUID terminal) {
        var wanted = new HashMap<String, Object>(Map.of("within", within));
        if (terminal != null) {
            wanted.put("terminal", terminal);
        }
        return caller.post(servers.first(), "/api/offices/" + town.city + "/roll-calls", wanted);
    }

    Answer draw() {
        return call(superior, town.city, null);
    }

    JsonNode list() {
        return superior.get(servers.second(), "/api/offices/" + town.city + "/roll-calls")
                .json();
    }

    JsonNode one(String id) {
        return superior.get(servers.first(), "/api/roll-calls/" + id).json();
    }

    Answer answer(String id) {
        return clerk.visitor()
                .post(servers.second(), "/api/terminals/" + town.terminal + "/roll-calls/" + id + "/answer", Map.of());
    }

    Answer explain(String id, String words) {
        return clerk.visitor()
                .post(
                        servers.second(),
                        "/api/terminals/" + town.terminal + "/roll-calls/" + id + "/explain",
                        Map.of("words", words));
    }

    Answer still(Visitor visitor, String id, byte[] content) {
        return visitor.send(
                servers.second(),
                "/api/terminals/" + town.terminal + "/roll-calls/" + id + "/still",
                request -> request.method("PUT", BodyPublishers.ofByteArray(content))
                        .header("Content-Type", "application/octet-stream")
                        .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN")));
    }

    void ringOut(String id) {
        servers.jdbc()
                .sql("update roll_call set until = now() where id = ?::uuid")
                .param(id)
                .update();
    }

    static byte[] jpeg() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int logged(String action, String subject) {
        return servers.jdbc()
                .sql("select count(*) from audit_line where action = ? and subject = ?")
                .params(action, subject)
                .query(Integer.class)
                .single();
    }

    /** Of the terminal. */
    void becomes(String stage) {
        servers.jdbc()
                .sql("update reception set stage = ? where terminal = ?")
                .params(stage, town.terminal)
                .update();
    }
}
