package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody without an account in for one call, by a link that was sent to them. Of links there are hashes only. */
@Component
public class ContactPasses {

    private static final String LINK = "contact-link";
    private static final String BROWSER = "contact-browser";
    private static final int LINK_BYTES = 16;
    private static final int BROWSER_BYTES = 32;

    /** All that can be done with a pass. With {@code {invitation}} in it: for that call alone. */
    private static final Set<String> MAY = Set.of(
            "GET /api/invitations",
            "/app/conference/invitations/{invitation}/join",
            "/app/conference/invitations/{invitation}/refuse",
            "/app/conference/invitations/{invitation}/renew",
            "/app/conference/invitations/{invitation}/speak-to",
            "/app/conference/invitations/{invitation}/leave",
            "GET /api/invitations/{invitation}/minutes",
            "/app/minutes/invitations/{invitation}/sign",
            "/app/media/resume",
            "/app/media/seats/{seat}/publish",
            "/app/media/seats/{seat}/quality",
            "/app/media/links/{link}/answer",
            "/app/media/links/{link}/trickle",
            "/app/media/links/{link}/restart",
            "/app/media/links/{link}/refresh",
            "/app/media/links/{link}/picture");

    private record Found(PersonId person, PassId pass, byte @Nullable [] browser) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final SecureRandom random = new SecureRandom();

    ContactPasses(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A person who can sign in by nothing but a pass: no password, no home office, no duty. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PersonId newContact(String name) {
        var id = Ids.next();
        jdbc.sql("insert into person (id, login, name, password, contact) values (?, ?, ?, '', true)")
                .params(id, "contact " + id, name)
                .update();
        return new PersonId(id);
    }

    /**
     * @param until when the link is dead if nobody joined with it
     * @return what the link ends with, 128 bits; it is known to nobody but to whom it is sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String issue(PersonId person, PassId pass, Instant until) {
        var link = secret(LINK_BYTES);
        jdbc.sql("insert into contact_pass (call, person, link_hash, expires_at) values (?, ?, ?, ?)")
                .params(pass.value(), person.value(), cipher.hash(link, LINK), Timestamp.from(until))
                .update();
        return link;
    }

    /** Whether the person has a pass for something already. */
    public boolean isOut(PersonId person) {
        return jdbc.sql("select exists (select from contact_pass where person = ? and ended_at is null)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /** As long as the call lasts: the browser that used the link may come back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(PersonId person, PassId pass) {
        jdbc.sql("update contact_pass set expires_at = 'infinity' where call = ? and person = ? and ended_at is null")
                .params(pass.value(), person.value())
                .update();
    }

    /** Of this person, whoever else the call was for. Connections end within 5 s, so that the page still hears why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(PersonId person, PassId pass) {
        end("call = ? and person = ?", List.of(pass.value(), person.value()));
    }

    /** Of everybody whom the call was for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(PassId pass) {
        end("call = ?", List.of(pass.value()));
    }

    private void end(String which, List<UUID> ids) {
        jdbc.sql("update contact_pass set ended_at = clock_timestamp() where ended_at is null and " + which
                        + " returning person::text")
                .params(ids)
                .query(String.class)
                .list()
                .forEach(person -> jdbc.sql("delete from spring_session where principal_name = ?")
                        .param(person)
                        .update());
    }

    /**
     * @param path of the table of operations
     * @param call which the path names, if it names one
     */
    boolean allows(PersonId person, String path, String call) {
        return MAY.contains(path)
                && jdbc.sql("""
                        select exists (select from contact_pass where person = :person and ended_at is null
                            and browser_hash is not null and expires_at > clock_timestamp()
                            and (:any or call::text = :call))""")
                        .param("person", person.value())
                        .param("any", !path.contains("{invitation}"))
                        .param("call", call)
                        .query(Boolean.class)
                        .single();
    }

    record Entered(PersonId person, PassId pass) {}

    /** Used for the first time a link belongs to this browser. The same answer for a link that never was and one that is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entered enter(String link, String browser) {
        var found = jdbc.sql("""
                        select * from contact_pass where link_hash in (:hashes) and ended_at is null
                            and expires_at > clock_timestamp() for update""")
                .param("hashes", cipher.hashes(link, LINK))
                .query((row, _) -> new Found(
                        new PersonId(row.getObject("person", UUID.class)),
                        new PassId(row.getObject("call", UUID.class)),
                        row.getBytes("browser_hash")))
                .optional()
                .orElseThrow(() -> Refused.unknown("identity.link-dead", "no living link ends so"));
        var bound = found.browser();
        if (bound == null) {
            jdbc.sql("update contact_pass set browser_hash = ? where call = ? and person = ?")
                    .params(
                            cipher.hash(browser, BROWSER),
                            found.pass().value(),
                            found.person().value())
                    .update();
        } else if (cipher.hashes(browser, BROWSER).stream().noneMatch(one -> MessageDigest.isEqual(one, bound))) {
            throw new Refused(Kind.NOT_NOW, "identity.link-used", "another browser used the link of this call");
        }
        return new Entered(found.person(), found.pass());
    }

    String newBrowser() {
        return secret(BROWSER_BYTES);
    }

    private String secret(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
