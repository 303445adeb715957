package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** When a duty is held, and which do not go together. */
class DutyTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Realm realm = new Realm(node);

    @Test
    void theThreeAdministratorsExcludeOneAnotherWhileTheirDaysOverlap() {
        var person = realm.personWithoutDuty(realm.township);
        var today = Realm.today();
        var first = Realm.duty("SYSTEM_ADMIN", realm.county.office(), today.minusDays(10));
        first.put("to", today.plusDays(10).toString());
        var system = realm.assign(realm.capital.security(), person.id(), first);
        assertThat(system.status()).isEqualTo(201);
        assertThat(realm.assign(
                                realm.capital.security(),
                                person.id(),
                                Realm.duty("AUDITOR", realm.township, today.plusDays(10)))
                        .code())
                .isEqualTo("identity.administrators-exclude");
        assertThat(realm.assign(realm.capital.security(), person.id(), Realm.duty("SYSTEM_ADMIN", realm.township))
                        .status())
                .isEqualTo(201);
        assertThat(realm.assign(realm.capital.security(), person.id(), first).code())
                .isEqualTo("identity.duty-overlaps");
        var other = realm.personWithoutDuty(realm.township);
        assertThat(realm.assign(realm.capital.security(), other.id(), first).status())
                .isEqualTo(201);
        assertThat(realm.assign(
                                realm.capital.security(),
                                other.id(),
                                Realm.duty("AUDITOR", realm.township, today.plusDays(11)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoEndedBeingOneAdministratorMayBecomeAnotherTheSameDay() {
        var person = realm.personWithoutDuty(realm.township);
        var first =
                realm.assign(realm.capital.security(), person.id(), Realm.duty("SYSTEM_ADMIN", realm.county.office()));
        assertThat(realm.endNow(realm.capital.security(), first.text("id")).status())
                .isEqualTo(204);
        assertThat(realm.assign(realm.capital.security(), person.id(), Realm.duty("AUDITOR", realm.county.office()))
                        .status())
                .isEqualTo(201);
        var sheet =
                realm.capital.security().get(node, "/api/people/" + person.id()).json();
        assertThat(sheet.at("/duties/0/state").asString()).isEqualTo("RUNNING");
        assertThat(sheet.at("/duties/1/state").asString()).isEqualTo("OVER");
        assertThat(sheet.at("/duties/1/endReason").asString()).isEqualTo("moves on");
    }

    @Test
    void ofManyWhoAppointAtTheSameMomentOneSucceeds() {
        for (var round = 0; round < 10; round++) {
            var person = realm.personWithoutDuty(realm.township);
            var answers = Stream.of(
                            "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR", "SYSTEM_ADMIN", "AUDITOR", "SECURITY_ADMIN")
                    .map(role -> CompletableFuture.supplyAsync(() -> realm.assign(
                            realm.capital.security(), person.id(), Realm.duty(role, realm.county.office()))))
                    .toList();
            var codes = answers.stream().map(answer -> answer.join().code()).toList();
            assertThat(codes).filteredOn(String::isEmpty).hasSize(1);
            assertThat(codes)
                    .filteredOn(code -> !code.isEmpty())
                    .isSubsetOf("identity.administrators-exclude", "identity.duty-overlaps");
        }
    }

    /** Not the code that asks first: two rows cannot stand there, whoever writes them. */
    @Test
    void theDatabaseItselfKeepsTheAdministratorsApart() {
        var person = realm.person(realm.township, "AUDITOR");
        var attempt = catchThrowable(() -> realm.jdbc()
                .sql("insert into duty (person, role, office) values (?, 'SYSTEM_ADMIN', ?)")
                .params(person.id(), realm.township)
                .update());
        assertThat(attempt).hasMessageContaining("duty_administrators_exclude");
    }

    @Test
    void aDutyIsHeldFromItsFirstDayToItsLastInBeijing() {
        var today = Realm.today();
        for (var zone : List.of("Etc/GMT+12", "Pacific/Kiritimati")) {
            assertThat(heldWithDatabaseIn(zone, today.plusDays(1).toString(), null))
                    .isFalse();
            assertThat(heldWithDatabaseIn(zone, today.toString(), today.toString()))
                    .isTrue();
            assertThat(heldWithDatabaseIn(
                            zone,
                            today.minusDays(9).toString(),
                            today.minusDays(1).toString()))
                    .isFalse();
        }
    }

    private boolean heldWithDatabaseIn(String zone, String from, @Nullable String to) {
        var person = realm.personWithoutDuty(realm.township);
        realm.jdbc()
                .sql(
                        "insert into duty (person, role, office, starts_on, ends_on) values (?, 'CLERK', ?, ?::date, coalesce(?::date, 'infinity'))")
                .param(person.id())
                .param(realm.township)
                .param(from)
                .param(to)
                .update();
        return Boolean.TRUE.equals(node.bean(TransactionTemplate.class).execute(_ -> {
            realm.jdbc().sql("set local time zone '" + zone + "'").update();
            return node.bean(Duties.class).holds(new PersonId(person.id()), Role.CLERK, new OfficeId(realm.township));
        }));
    }
}
