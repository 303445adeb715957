package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which terminal is rung. Every terminal in service is called once before one is drawn again: that is a round, and each office has
 * its own. Whoever is in a talk is not disturbed, and is drawn later.
 */
@Component
class Lot {

    /** @param manned whether somebody works there now */
    record Drawn(TerminalId terminal, int round, boolean manned) {}

    private record Candidate(TerminalId terminal, boolean manned, boolean busy) {}

    private static final String CANDIDATES = """
            select t.id, coalesce(s.presence, 'OFFLINE') = 'ONLINE' as manned,
                exists (select from reception r where r.terminal = t.id
                        and r.stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED'))
                or exists (select from roll_call c where c.terminal = t.id and c.stage = 'RINGING') as busy
            from office root join office o on o.path ^@ root.path
            join terminal t on t.office = o.id and t.closed_at is null
            join terminal_standing s on s.terminal = t.id and s.stage = 'COMMISSIONED'
            where root.id = :within and\s""";

    private static final String NOT_YET = """
            not exists (select from roll_call c where c.office = :office and c.round = :round and c.terminal = t.id
                        and c.stage <> 'WITHDRAWN')
            order by busy, random() limit 1""";

    private final JdbcClient jdbc;

    Lot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Callers of one office draw one after the other. */
    private int lockRound(OfficeId office) {
        jdbc.sql("select id from office where id = ? for no key update")
                .param(office.value())
                .query(UUID.class)
                .single();
        return round(office);
    }

    int round(OfficeId office) {
        return jdbc.sql("select coalesce(max(round), 1) from roll_call where office = ? and stage <> 'WITHDRAWN'")
                .param(office.value())
                .query(Integer.class)
                .single();
    }

    /** @param within the subtree to draw from */
    Drawn draw(OfficeId office, OfficeId within) {
        var round = lockRound(office);
        var found = candidate(office, round, within);
        if (found.isEmpty()) {
            if (candidate(office, round, office).isPresent()) {
                throw new Refused("rollcall.all-called", "all terminals there were called in round " + round);
            }
            round++;
            found = candidate(office, round, within);
        }
        var drawn = found.orElseThrow(() -> new Refused("rollcall.no-terminals", "no terminal in service there"));
        return free(drawn, round);
    }

    private Optional<Candidate> candidate(OfficeId office, int round, OfficeId within) {
        return jdbc.sql(CANDIDATES + NOT_YET)
                .param("within", within.value())
                .param("office", office.value())
                .param("round", round)
                .query(Lot::read)
                .optional();
    }

    /** One that the caller chose. */
    Drawn choose(OfficeId office, TerminalId terminal) {
        var round = lockRound(office);
        var chosen = jdbc.sql(CANDIDATES + "t.id = :terminal")
                .param("within", office.value())
                .param("terminal", terminal.value())
                .query(Lot::read)
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-terminal", "none in service: " + terminal));
        return free(chosen, round);
    }

    private static Drawn free(Candidate candidate, int round) {
        if (candidate.busy()) {
            throw new Refused("rollcall.busy", "in a talk, or rung already: " + candidate.terminal());
        }
        return new Drawn(candidate.terminal(), round, candidate.manned());
    }

    private static Candidate read(ResultSet row, int number) throws SQLException {
        return new Candidate(
                new TerminalId(row.getObject("id", UUID.class)), row.getBoolean("manned"), row.getBoolean("busy"));
    }
}
