package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.PeopleViews.Found;
import cn.dangmian.signaling.identity.PeopleViews.Named;
import cn.dangmian.signaling.identity.PeopleViews.PersonBrief;
import cn.dangmian.signaling.identity.PeopleViews.Sheet;
import cn.dangmian.signaling.identity.PeopleViews.Wanted;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts: what a system administrator does for the people whose home office lies in the subtree. Not for oneself; and for other
 * administrators only from an office above theirs, or one could become another by a new password.
 */
@Service
@Transactional
public class PeopleDesk {

    public record NewPerson(String login, String name, OfficeId office) {}

    /** @param startPassword told once and kept nowhere */
    public record Account(PersonId id, String startPassword) {}

    private static final int SUPERVISED_SHOWN = 20;

    private final People people;
    private final PeopleSearch search;
    private final PersonSheet sheets;
    private final Scopes scopes;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final PasswordEncoder encoder;
    private final Losses losses;
    private final Audit audit;
    private final JdbcClient jdbc;

    PeopleDesk(
            People people,
            PeopleSearch search,
            PersonSheet sheets,
            Scopes scopes,
            Passwords passwords,
            OwnPassword ownPassword,
            PasswordEncoder encoder,
            Losses losses,
            Audit audit,
            JdbcClient jdbc) {
        this.people = people;
        this.search = search;
        this.sheets = sheets;
        this.scopes = scopes;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.encoder = encoder;
        this.losses = losses;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** The people of the asker's subtrees, by login. */
    @Transactional(readOnly = true)
    public Found find(Wanted wanted, PersonId asker) {
        return search.find(wanted, scopes.of(asker, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }

    /** Offices of the asker's subtrees, to choose from. */
    @Transactional(readOnly = true)
    public List<Named> offices(String text, PersonId asker) {
        return search.offices(text, scopes.of(asker, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }

    /** Whom a supervisor may name in a case's guards: people whose home office lies in the subtree. */
    @Transactional(readOnly = true)
    public List<PersonBrief> supervised(String text, PersonId asker) {
        var wanted = new Wanted(text, null, null, null, "", SUPERVISED_SHOWN);
        return search.find(wanted, scopes.of(asker, Role.SUPERVISOR)).people().stream()
                .map(row -> new PersonBrief(row.id(), row.login(), row.name(), row.office()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Sheet sheet(PersonId id, PersonId asker) {
        return sheets.of(id, asker);
    }

    public Account create(NewPerson wanted, PersonId asker) {
        scopes.require(scopes.of(asker, Role.SYSTEM_ADMIN), wanted.office());
        var id = PersonId.next();
        var start = passwords.toStartWith();
        people.add(new Person(id, wanted.login(), wanted.name(), true), encoder.encode(start), wanted.office());
        audit.done(
                asker.value(),
                "identity.create-person",
                id.toString(),
                Map.of("office", wanted.office().value()));
        return new Account(id, start);
    }

    public void rename(PersonId id, String name, PersonId asker) {
        requireAdministered(id, asker);
        jdbc.sql("update person set name = ? where id = ?")
                .params(name, id.value())
                .update();
        audit.done(asker.value(), "identity.rename-person", id.toString(), Map.of());
    }

    /** Moves the home office within the subtree. Duties are given and ended by others, and first. */
    public void move(PersonId id, OfficeId office, PersonId asker) {
        requireAdministered(id, asker);
        scopes.require(scopes.of(asker, Role.SYSTEM_ADMIN), office);
        if (sheets.isOnDuty(id)) {
            throw new Refused("identity.still-on-duty", "duties that are not over are ended first");
        }
        jdbc.sql("update person set home_office = ? where id = ?")
                .params(office.value(), id.value())
                .update();
        audit.done(asker.value(), "identity.move-person", id.toString(), Map.of("office", office.value()));
    }

    /** Nothing of theirs goes on: sign-ins, connections, posts, watches. Duties stay as they are, and rest. */
    public void disable(PersonId id, String reason, PersonId asker) {
        if (requireAdministered(id, asker).disabled()) {
            throw new Refused("identity.already-disabled", "the person is disabled already");
        }
        jdbc.sql("update person set disabled_at = clock_timestamp(), disabled_reason = ? where id = ?")
                .params(reason, id.value())
                .update();
        losses.ofEverything(id);
        audit.done(asker.value(), "identity.disable-person", id.toString(), Map.of());
    }

    public void enable(PersonId id, String reason, PersonId asker) {
        if (!requireAdministered(id, asker).disabled()) {
            throw new Refused("identity.not-disabled", "the person is not disabled");
        }
        jdbc.sql("update person set disabled_at = null, disabled_reason = ? where id = ?")
                .params(reason, id.value())
                .update();
        audit.done(asker.value(), "identity.enable-person", id.toString(), Map.of());
    }

    /** A new start password in place of one that was forgotten or became known. */
    public Account resetPassword(PersonId id, PersonId asker) {
        requireAdministered(id, asker);
        var start = passwords.toStartWith();
        people.setPassword(id, encoder.encode(start), true);
        losses.ofEverything(id);
        audit.done(asker.value(), "identity.reset-password", id.toString(), Map.of());
        return new Account(id, start);
    }

    /** @param keptSession the sign-in that goes on */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void changeOwnPassword(PersonId id, String current, String wanted, String keptSession) {
        ownPassword.change(id, current, wanted, keptSession);
    }

    private People.Account requireAdministered(PersonId id, PersonId asker) {
        var scope = scopes.of(asker, Role.SYSTEM_ADMIN);
        var account = people.lock(id)
                .filter(found -> found.home() != null && scope.covers(found.home()))
                .orElseThrow(() -> Refused.unknown("identity.unknown-person", "no such person of yours: " + id));
        if (id.equals(asker)) {
            throw Refused.notAllowed("identity.own-account", "one's own account is another administrator's work");
        }
        if (!scopes.administeredBy(id).stream().allMatch(scope::isAbove)) {
            throw Refused.notAllowed(
                    "identity.higher-office-administers", "an administrator's account belongs to an office above");
        }
        return account;
    }
}
