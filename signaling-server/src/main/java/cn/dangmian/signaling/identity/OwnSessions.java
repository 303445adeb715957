package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Connections;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a person is signed in. */
@Component
class OwnSessions {

    /** @param id a digest: the session's own id is a secret, also of its owner's pages */
    record Shown(String id, String device, String address, Instant since, Instant seenAt, boolean current) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final EntranceSettings settings;
    private final Connections connections;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            EntranceSettings settings,
            Connections connections,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.connections = connections;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Latest use first. @param current the id of the session that asks */
    List<Shown> of(PersonId person, String current) {
        return living(person)
                .map(session -> new Shown(
                        digest(session.getId()),
                        attribute(session, Entrance.DEVICE),
                        attribute(session, Entrance.ADDRESS),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(current)))
                .sorted((one, other) -> other.seenAt().compareTo(one.seenAt()))
                .toList();
    }

    private Stream<? extends Session> living(PersonId person) {
        return sessions.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired() && !isOver(session.getCreationTime()));
    }

    private static String attribute(Session session, String name) {
        return Objects.requireNonNullElse(session.getAttribute(name), "");
    }

    boolean isElsewhere(PersonId person, String current) {
        return living(person).anyMatch(session -> !session.getId().equals(current));
    }

    boolean isOver(Instant since) {
        return since.plus(settings.signInLife()).isBefore(clock.instant());
    }

    /** @param shown the digest that names it */
    void end(PersonId person, String shown) {
        var found = living(person)
                .map(Session::getId)
                .filter(id -> digest(id).equals(shown))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("identity.unknown-session", "no such sign-in of this person"));
        endAll(person, List.of(found));
    }

    void endOthers(PersonId person, String current) {
        endAll(
                person,
                living(person)
                        .map(Session::getId)
                        .filter(id -> !id.equals(current))
                        .toList());
    }

    private void endAll(PersonId person, List<String> ids) {
        transaction.executeWithoutResult(_ -> {
            ids.forEach(this::delete);
            audit.done(person.value(), "identity.end-sessions", person.toString(), Map.of("count", ids.size()));
        });
    }

    private void delete(String id) {
        jdbc.sql("delete from spring_session where session_id = ?").param(id).update();
        AfterCommit.run(() -> connections.endThoseOf(id));
    }

    /** Pages that never ask anything over HTTP stay connected; the longest life is theirs too. */
    @Scheduled(fixedDelay = 60_000)
    void endThoseThatAreOver() {
        var before = clock.instant().minus(settings.signInLife()).toEpochMilli();
        jdbc.sql("delete from spring_session where creation_time < ? returning session_id")
                .param(before)
                .query(String.class)
                .list()
                .forEach(connections::endThoseOf);
    }

    private static String digest(String session) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(("shown " + session).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
