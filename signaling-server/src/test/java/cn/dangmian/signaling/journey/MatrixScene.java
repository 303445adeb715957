package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.identity.ContactPasses;
import cn.dangmian.signaling.identity.PassId;
import cn.dangmian.signaling.kernel.ColumnCipher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One of everything there is, in a town at work, for a cast that tries all of it. */
final class MatrixScene implements AutoCloseable {

    private final Scene scene;
    private final Cast cast;
    private final JdbcClient jdbc;
    private final Visitor anonymous = new Visitor();
    private final Visitor expired;
    private final Map<String, String> things = new TreeMap<>();
    private final MatrixBodies bodies;

    MatrixScene(Servers servers) {
        scene = new Scene(servers);
        jdbc = servers.jdbc();
        cast = new Cast(servers.first(), scene.town);
        anonymous.get(servers.first(), "/api/sign-in");
        var late = scene.town.newPersonWithoutDuty();
        expired = Visitor.signedIn(servers.first(), late.login());
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(late.id().toString())
                .update();
        addThings(servers);
        addContact(servers);
        bodies = new MatrixBodies(scene.town, things.getOrDefault("{duty}", ""), things.getOrDefault("{case}", ""));
    }

    private void addThings(Servers servers) {
        var caseId = text("select case_id::text from reception where id = ?::uuid", scene.waiting);
        var supervisor = Visitor.signedIn(servers.first(), scene.town.supervisor.login());
        things.put("{case}", caseId);
        things.put("{reception}", scene.waiting);
        addTarget(servers);
        things.put("{appointment}", appointmentOf(servers, caseId));
        things.put("{material}", materialOf(scene.waiting));
        things.put("{document}", documentOf(servers, scene.waiting));
        things.put("{notice}", noticeOf(servers, caseId));
        things.put("{import}", UUID.randomUUID().toString());
        things.put("{unit}", UUID.randomUUID().toString());
        things.put("{verification}", UUID.randomUUID().toString());
        things.put("{number}", "1");
        things.put("{kind}", "UNITS");
        for (var unknown : List.of("passkey", "session", "task", "seat", "link", "hold", "deletion")) {
            things.put("{" + unknown + "}", UUID.randomUUID().toString());
        }
        things.put("{recusal}", recusalOf(servers, supervisor, caseId));
        things.put("{recording}", recordingOf(caseId));
        things.put("{watch}", watch());
        things.put("{office}", scene.town.city.toString());
        things.put("{display}", display());
        addSupport();
        things.put("{language}", "cmn");
        things.put("{piece}", "intro");
        addMedia();
    }

    private void addSupport() {
        things.put("{call}", helpCall());
        things.put("{alarm}", alarm());
        things.put("{rollCall}", RollCallScene.missed(jdbc, scene.town));
        things.put("{outage}", Told.outage(jdbc));
        things.put("{invitation}", invitation());
        things.put("{incident}", EndedTalk.incident(jdbc, scene.town, scene.waiting));
        things.put("{commitment}", EndedTalk.commitment(jdbc, scene.town, scene.waiting));
    }

    private static String recusalOf(Servers servers, Visitor supervisor, String caseId) {
        var someone =
                Map.of("person", UUID.fromString(supervisorless(servers)), "kind", "OTHER", "reason", "He says so.");
        return supervisor
                .post(servers.first(), "/api/cases/" + caseId + "/recusals", someone)
                .text("id");
    }

    private static String supervisorless(Servers servers) {
        var id = UUID.randomUUID();
        servers.jdbc()
                .sql("insert into person (id, login, name, password) values (?, ?, 'Somebody', '')")
                .params(id, "away-" + id)
                .update();
        return id.toString();
    }

    /** Somebody of the city whom others administer, with a duty, a leave and a substitute. */
    private void addTarget(Servers servers) {
        var target = scene.town.newPerson("OFFICIAL", scene.town.city);
        jdbc.sql("update person set home_office = ? where id = ?")
                .params(scene.town.city, target.id())
                .update();
        var duty = text(
                "select id::text from duty where person = ?::uuid", target.id().toString());
        var leave = UUID.randomUUID().toString();
        var substitution = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into person_leave (id, person, kind, starts_on, ends_on, noted_by)
                        values (?::uuid, ?, 'ANNUAL', current_date + 9, current_date + 19, ?)""").params(leave, target.id(), target.id()).update();
        jdbc.sql("""
                        insert into substitution (id, leave, duty, substitute, starts_on, ends_on, noted_by)
                        values (?::uuid, ?::uuid, ?::uuid, ?, current_date + 9, current_date + 19, ?)""")
                .params(substitution, leave, duty, scene.town.official.id(), target.id())
                .update();
        things.put("{person}", target.id().toString());
        things.put("{duty}", duty);
        things.put("{leave}", leave);
        things.put("{substitution}", substitution);
        things.put("{relation}", relationOf(servers, Visitor.signedIn(servers.first(), target.login())));
    }

    private static String relationOf(Servers servers, Visitor target) {
        return target.post(
                        servers.first(),
                        "/api/me/relations",
                        Map.of("kind", "RELATIVE", "idNumber", "440524188001010014"))
                .text("id");
    }

    private String appointmentOf(Servers servers, String caseId) {
        return new Booking(servers.first(), scene.town).submitted(caseId).text("id");
    }

    /** A photograph of the reception that waits. */
    private String materialOf(String reception) {
        var id = Materials.photo(scene.clerk.visitor(), scene.clerk.node(), scene.town.terminal);
        jdbc.sql("update reception_material set reception = ?::uuid where id = ?::uuid")
                .params(reception, id)
                .update();
        return id;
    }

    private String documentOf(Servers servers, String reception) {
        var id = UUID.randomUUID().toString();
        var content = servers.first().bean(ColumnCipher.class).seal(new byte[] {1}, "document.content " + id);
        jdbc.sql("""
                        insert into document (id, reception, number, side, media_type, size, sha256, content, brought_by, at, pages)
                        values (?::uuid, ?::uuid, 1, 'TERMINAL', 'image/png', 1, repeat('0', 64), ?, ?, now(), 1)""").params(id, reception, content, scene.town.clerk.id()).update();
        return id;
    }

    private String recordingOf(String caseId) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_until, duration_millis)
                        values (?::uuid, ?::uuid, ?::uuid, 'a number', gen_random_uuid(), 'ARCHIVED', now(), now(), 1000)""").params(id, scene.waiting, caseId).update();
        return id;
    }

    private String noticeOf(Servers servers, String caseId) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into notice (id, kind, subject, revision, channel, case_id, office, receiving, language, version,
                            title, body, seal_key, characters, segments, urgent, stage, useless_after)
                        values (?::uuid, 'BOOKED', gen_random_uuid(), 1, 'SMS', ?::uuid, ?, ?, 'zh', 1, 'A title', ?, 1, 1, 1,
                            false, 'SUPPRESSED', now())""")
                .params(id, caseId, scene.town.township, scene.town.city)
                .param(servers.first().bean(ColumnCipher.class).seal("A text", "notice.body " + id))
                .update();
        return id;
    }

    private String display() {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into display (id, office, name, languages, secret_hash, paired_by, paired_at)
                        values (?, ?, 'West', '{cmn}', ?, ?, now())""")
                .params(id, scene.town.township, id.toString().getBytes(StandardCharsets.UTF_8), scene.town.clerk.id())
                .update();
        return id.toString();
    }

    private String helpCall() {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into help_call (id, kind, post, about, asked_by, asked_at)
                        values (?, 'TERMINAL', ?, 'SOUND', ?, now())""")
                .params(id, scene.town.newTerminal(), scene.town.clerk.id())
                .update();
        return id.toString();
    }

    private String alarm() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into alarm (id, kind, post, raised_by, raised_at) values (?, 'TERMINAL', ?, ?, now())")
                .params(id, scene.town.newTerminal(), scene.town.clerk.id())
                .update();
        return id.toString();
    }

    private String invitation() {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into invitation (id, reception, kind, office, invited_by, invited_at, stage)
                        values (?::uuid, ?::uuid, 'UNIT', ?, ?, now(), 'RINGING')""")
                .params(id, scene.waiting, scene.town.city, scene.town.official.id())
                .update();
        return id;
    }

    /** With a pass for a call that rings somebody else, as a page has it that opened its link. */
    private void addContact(Servers servers) {
        var transaction = servers.first().bean(TransactionTemplate.class);
        var passes = servers.first().bean(ContactPasses.class);
        var call = new PassId(UUID.fromString(things.getOrDefault("{invitation}", "")));
        var person = Objects.requireNonNull(transaction.execute(_ -> passes.newContact("A contact")));
        var link = Objects.requireNonNull(transaction.execute(
                _ -> passes.issue(person, call, Instant.now().plusSeconds(3600))));
        var visitor = new Visitor();
        UnitPhones.Phone.open(visitor, servers.first(), link);
        cast.add(Cast.CONTACT, new Town.Person(person.value(), ""), visitor, servers.first());
    }

    private String watch() {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into watch (id, reception, room, person, client, purpose, stage, started_at, seen_at)
                        values (?::uuid, ?::uuid, gen_random_uuid(), ?, ?, 'Quality', 'WATCHING', now(), now() + interval '1 day')""")
                .params(id, scene.waiting, scene.town.supervisor.id(), scene.supervisor.client)
                .update();
        return id;
    }

    /** A seat and a link of the clerk's page, as they are held before a call. */
    private void addMedia() {
        var room = UUID.randomUUID();
        var seat = UUID.randomUUID();
        var link = UUID.randomUUID();
        jdbc.sql("insert into media_room (id, owner, lease_until, stage) values (?, 'nobody', now(), 'CLOSED')")
                .param(room)
                .update();
        jdbc.sql(
                        "insert into media_seat (id, room, name, client, publishes, watches) values (?, ?, 'terminal', ?, true, true)")
                .params(seat, room, scene.clerk.page().client)
                .update();
        jdbc.sql("insert into media_link (id, room, seat) values (?, ?, ?)")
                .params(link, room, seat)
                .update();
        things.put("{seat}", seat.toString());
        things.put("{link}", link.toString());
    }

    private String text(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).single();
    }

    String fill(String path) {
        var filled = path;
        for (var thing : things.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return scene.fill(filled);
    }

    Map<String, Object> bodyOf(MatrixRow row) {
        return bodies.of(row);
    }

    /** How often each was refused, as the log has it. */
    Map<String, Integer> refusalsLogged() {
        var logged = new TreeMap<String, Integer>();
        Cast.all()
                .forEach(name -> logged.put(
                        name, scene.town.refusalsLogged(cast.get(name).person())));
        return logged;
    }

    Town town() {
        return scene.town;
    }

    Cast cast() {
        return cast;
    }

    Visitor anonymous() {
        return anonymous;
    }

    Visitor expired() {
        return expired;
    }

    @Override
    public void close() {
        cast.close();
        scene.close();
    }
}
