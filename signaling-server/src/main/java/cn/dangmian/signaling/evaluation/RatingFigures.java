package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.evaluation.Ratings.Grade;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What petitioners thought of the talks that ended on some days, by the office that received. */
@Component
class RatingFigures {

    /**
     * @param ended talks that are over
     * @param asked those of them whose case has an inquiry code, without which nobody can say anything
     * @param open those asked that are not rated, and still may be
     */
    record OfficeRatings(
            Named office,
            int ended,
            int asked,
            int open,
            int rated,
            int satisfied,
            int basicallySatisfied,
            int dissatisfied) {}

    /** @param number of the case */
    record SaidOf(
            UUID reception,
            String number,
            Named office,
            @Nullable String official,
            Grade rating,
            String words,
            Instant at) {}

    record Span(LocalDate from, LocalDate until) {}

    private static final String TALKS = """
            from reception r
            join office o on o.id = r.line
            left join inquiry_code i on i.case_id = r.case_id
            left join reception_rating g on g.reception = r.id
            left join person p on p.id = r.official
            join petition_case c on c.id = r.case_id
            where r.line = any(:lines) and r.stage in ('ENDED', 'ARCHIVED') and r.talk_from is not null
              and r.ended_at >= :from and r.ended_at < :until
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RatingFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Offices in which no talk ended are not named. */
    List<OfficeRatings> of(List<OfficeId> lines, Span days) {
        return asked("""
                        select o.id, o.name, count(*), count(i.case_id),
                               count(*) filter (where i.case_id is not null and g.reception is null and r.ended_at > :open),
                               count(g.reception), count(*) filter (where g.rating = 'SATISFIED'),
                               count(*) filter (where g.rating = 'BASICALLY_SATISFIED'),
                               count(*) filter (where g.rating = 'DISSATISFIED')
                        """ + TALKS + " group by o.id, o.name, o.path order by o.path", lines, days)
                .param("open", Timestamp.from(clock.instant().minus(Ratings.OPEN)))
                .query(RatingFigures::figures)
                .list();
    }

    private static OfficeRatings figures(ResultSet row, int number) throws SQLException {
        return new OfficeRatings(
                new Named(row.getObject(1, UUID.class), row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9));
    }

    /** One by one, the latest first, without those of cases that are withheld from the person. */
    List<SaidOf> said(List<OfficeId> lines, Span days, PersonId person, int limit) {
        return asked("""
                        select r.id, c.number, o.id, o.name, p.name, g.rating, g.words, g.rated_at
                        """ + TALKS + """
                         and g.reception is not null and case_block(r.case_id, :person, (select held_offices(:person))) is null
                        order by g.rated_at desc, r.id limit :limit""", lines, days)
                .params(Map.of("person", person.value(), "limit", limit))
                .query((row, _) -> new SaidOf(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        new Named(row.getObject(3, UUID.class), row.getString(4)),
                        row.getString(5),
                        Grade.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, List<OfficeId> lines, Span days) {
        return jdbc.sql(sql)
                .param("lines", lines.stream().map(OfficeId::value).toArray(UUID[]::new))
                .param("from", start(days.from()))
                .param("until", start(days.until().plusDays(1)));
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(WorkingDays.BEIJING).toInstant());
    }
}
