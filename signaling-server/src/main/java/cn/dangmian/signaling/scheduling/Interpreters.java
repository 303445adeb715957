package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The interpreters whom offices keep, and lend to the offices below them. */
@Service
public class Interpreters {

    /** @param own kept by the office that asks, not by one above it */
    public record Interpreter(InterpreterId id, String name, List<String> languages, boolean own) {}

    /** @param id null for one who is new */
    public record Kept(@Nullable InterpreterId id, String name, List<String> languages) {}

    private final JdbcClient jdbc;
    private final Audit audit;

    Interpreters(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Those an office can call: its own first, then those of the offices above. */
    public List<Interpreter> of(OfficeId office) {
        return jdbc.sql("""
                        select i.*, i.office = own.id as own from interpreter i join office o on o.id = i.office
                        join office own on starts_with(own.path, o.path)
                        where own.id = ? and i.gone_at is null order by length(o.path) desc, i.name, i.id""").param(office.value()).query(Interpreters::read).list();
    }

    /** Also one who is gone: past and coming appointments name them. */
    Interpreter get(InterpreterId id) {
        return jdbc.sql("select *, true as own from interpreter where id = ?")
                .param(id.value())
                .query(Interpreters::read)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Keeps exactly these from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(OfficeId office, List<Kept> wanted, PersonId by) {
        var kept = wanted.stream().map(one -> put(office, one).value()).toArray(UUID[]::new);
        jdbc.sql("""
                        update interpreter set gone_at = clock_timestamp()
                        where office = ? and gone_at is null and id <> all (?)""").params(office.value(), kept).update();
        audit.done(
                by.value(),
                "scheduling.keep-interpreters",
                office.toString(),
                Map.of("office", office.value(), "interpreters", kept.length));
    }

    private InterpreterId put(OfficeId office, Kept kept) {
        var languages = kept.languages().toArray(String[]::new);
        var id = kept.id();
        if (id == null) {
            var added = InterpreterId.next();
            jdbc.sql("insert into interpreter (id, office, name, languages) values (?, ?, ?, ?)")
                    .params(added.value(), office.value(), kept.name(), languages)
                    .update();
            return added;
        }
        var changed = jdbc.sql(
                        "update interpreter set name = ?, languages = ? where id = ? and office = ? and gone_at is null")
                .params(kept.name(), languages, id.value(), office.value())
                .update();
        if (changed == 0) {
            throw unknown(id);
        }
        return id;
    }

    static Refused unknown(InterpreterId id) {
        return Refused.unknown("scheduling.unknown-interpreter", "no such interpreter of yours: " + id);
    }

    private static Interpreter read(ResultSet row, int number) throws SQLException {
        return new Interpreter(
                new InterpreterId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("languages").getArray()),
                row.getBoolean("own"));
    }
}
