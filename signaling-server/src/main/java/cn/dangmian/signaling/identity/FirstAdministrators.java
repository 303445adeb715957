package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appoints the administrators of the topmost office, whom no office above could appoint: a command of whoever runs the server.
 * See infra/decisions/009.
 */
@Component
class FirstAdministrators implements ApplicationRunner {

    /**
     * @param login of the person, who is created when nobody has it; absent unless somebody is to be appointed
     * @param name of a person who is created
     * @param role one of the three administrators
     * @param office division code of the topmost office
     * @param exit whether the server ends when that is done
     */
    @ConfigurationProperties("dangmian.identity.appoint")
    record Appointment(
            @Nullable String login,
            @Nullable String name,
            @Nullable Role role,
            @Nullable String office,
            @DefaultValue("true") boolean exit) {

        Appointment {
            if (login != null && (name == null || role == null || office == null || !role.administers())) {
                throw new IllegalArgumentException(
                        "dangmian.identity.appoint needs login, name, role (one of the three administrators) and office");
            }
        }
    }

    private final Appointment wanted;
    private final Offices offices;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Losses losses;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationContext context;

    FirstAdministrators(
            Appointment wanted,
            Offices offices,
            Passwords passwords,
            PasswordEncoder encoder,
            Losses losses,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationContext context) {
        this.wanted = wanted;
        this.offices = offices;
        this.passwords = passwords;
        this.encoder = encoder;
        this.losses = losses;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var login = wanted.login();
        var name = wanted.name();
        var role = wanted.role();
        if (login == null || name == null || role == null) {
            return;
        }
        var start = passwords.toStartWith();
        transaction.executeWithoutResult(_ -> appoint(login, name, role, start));
        // To whoever typed the command, and to no log.
        System.out.println(login + " is appointed " + role + "; start password: " + start);
        if (wanted.exit()) {
            Thread.startVirtualThread(() -> System.exit(SpringApplication.exit(context)));
        }
    }

    private void appoint(String login, String name, Role role, String start) {
        var office = offices.withDivisionCode(String.valueOf(wanted.office()))
                .filter(found -> found.parent() == null)
                .orElseThrow(() -> new IllegalArgumentException(wanted.office() + " is not the topmost office"));
        var person = jdbc.sql("""
                        insert into person (id, login, name, password, password_change_due, home_office) values (?, ?, ?, ?, true, ?)
                        on conflict (login) do update set password = excluded.password, password_change_due = true,
                            disabled_at = null returning id""")
                .params(PersonId.next().value(), login, name)
                .params(encoder.encode(start), office.id().value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
        losses.ofEverything(person);
        jdbc.sql("""
                        insert into duty (id, person, role, office, reason) select ?, ?, ?, ?, 'command of the server'
                        where not exists (select from duty where person = ? and role = ? and office = ? and ended_at is null and over_on > beijing_today())""")
                .params(
                        DutyId.next().value(),
                        person.value(),
                        role.name(),
                        office.id().value())
                .params(person.value(), role.name(), office.id().value())
                .update();
        audit.done(
                null,
                "identity.appoint",
                person.toString(),
                Map.of("role", role, "office", office.id().value()));
    }
}
