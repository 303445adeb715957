package cn.dangmian.signaling.commitments;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was promised in talks that are over, for those who keep it, who promised it, and the superiors of who keeps it. */
@Component
class Ledger {

    /** Which part of the list is asked for; open ones by their last day, the earliest first, kept ones the latest first. */
    enum Part {
        OPEN("kept_at is null", "(c.due, c.id) > (:due, :id)", "c.due, c.id"),
        BROKEN("kept_at is null and c.due < :today", "(c.due, c.id) > (:due, :id)", "c.due, c.id"),
        KEPT("kept_at is not null", "(c.due, c.id) < (:due, :id)", "c.due desc, c.id desc");

        private final String which;
        private final String behind;
        private final String order;

        Part(String which, String behind, String order) {
            this.which = which;
            this.behind = behind;
            this.order = order;
        }
    }

    /** The last one of a page. */
    record Mark(LocalDate due, UUID id) {}

    record Counts(int open, int due, int broken) {}

    private static final String OF_THE_PERSON = """
            c.withdrawn_at is null and c.due is not null and r.stage in ('ENDED', 'ARCHIVED')
            and case_block(r.case_id, :person, (select held_offices(:person))) is null
            and (c.made_by = :person or own.id = any(:keeping)
                 or exists (select from office root where root.id = any(:supervised) and own.path ^@ root.path))""";

    private static final String FROM = """
            from reception_commitment c
            join reception r on r.id = c.reception
            left join responsible_unit u on u.id = c.unit
            join office own on own.id = coalesce(c.office, u.office)""";

    private static final String READ = """
            select c.*, own.id as own_office, own.name as own_name, coalesce(u.name, own.name) as responsible,
                   r.case_id, line.id as line_id, line.name as line_name, official.name as official_name,
                   pc.number as case_number, pc.title as case_title
            %s
            join office line on line.id = r.line
            join person official on official.id = c.made_by
            join petition_case pc on pc.id = r.case_id
            where\s""".formatted(FROM);

    private static final String COUNT = """
            select count(*), count(*) filter (where c.due >= :today and c.due <= :soon), count(*) filter (where c.due < :today)
            %s where c.kept_at is null and\s""".formatted(FROM);

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Duties duties, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING);
    }

    /** @param after null for the first page */
    List<Entry> list(PersonId person, Part part, @Nullable Mark after, int limit) {
        var sql = READ + "c." + part.which + " and " + OF_THE_PERSON
                + (after == null ? "" : " and " + part.behind)
                + " order by " + part.order + " limit :limit";
        var query = asked(sql, person).param("today", Date.valueOf(today())).param("limit", limit);
        if (after != null) {
            query = query.param("due", Date.valueOf(after.due())).param("id", after.id());
        }
        var today = today();
        return query.query((row, _) -> Entry.read(row, today)).list();
    }

    Optional<Entry> find(PersonId person, CommitmentId id) {
        var today = today();
        return asked(READ + "c.id = :commitment and " + OF_THE_PERSON, person)
                .param("commitment", id.value())
                .query((row, _) -> Entry.read(row, today))
                .optional();
    }

    /** @param person none of those that are withheld from them is counted */
    Counts counts(PersonId person) {
        return asked(COUNT + OF_THE_PERSON, person)
                .param("today", Date.valueOf(today()))
                .param("soon", Date.valueOf(today().plusDays(CommitmentState.SOON_DAYS)))
                .query((row, _) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, PersonId person) {
        return jdbc.sql(sql)
                .params(Map.of(
                        "person",
                        person.value(),
                        "keeping",
                        ids(keeping(person)),
                        "supervised",
                        ids(duties.officesOf(person, Role.SUPERVISOR).stream())));
    }

    private static UUID[] ids(Stream<OfficeId> offices) {
        return offices.map(OfficeId::value).distinct().toArray(UUID[]::new);
    }

    /** Offices for which this person tells what became of what they have to keep. */
    private Stream<OfficeId> keeping(PersonId person) {
        return Stream.of(Role.OFFICE, Role.HANDLER, Role.HEAD).flatMap(role -> duties.officesOf(person, role).stream());
    }

    boolean keeps(PersonId person, OfficeId office) {
        return keeping(person).anyMatch(office::equals);
    }
}
