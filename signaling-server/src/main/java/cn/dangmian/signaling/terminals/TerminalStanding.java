package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of each terminal that lists are made of. */
@Component
class TerminalStanding {

    enum Stage {
        NOT_YET,
        IN_TEST,
        COMMISSIONED
    }

    private final JdbcClient jdbc;

    TerminalStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stage stageOf(TerminalId terminal) {
        return jdbc.sql("select stage from terminal_standing where terminal = ?")
                .param(terminal.value())
                .query((row, _) -> Stage.valueOf(row.getString(1)))
                .optional()
                .orElse(Stage.NOT_YET);
    }

    void become(TerminalId terminal, Stage stage) {
        jdbc.sql("""
                        insert into terminal_standing (terminal, stage) values (:terminal, :stage)
                        on conflict (terminal) do update set stage = :stage""")
                .param("terminal", terminal.value())
                .param("stage", stage.name())
                .update();
    }

    void tested(TerminalId terminal, int score, boolean passed) {
        jdbc.sql("""
                        insert into terminal_standing (terminal, score, passed, tested_at)
                        values (:terminal, :score, :passed, clock_timestamp())
                        on conflict (terminal) do update
                        set score = :score, passed = :passed, tested_at = clock_timestamp()""")
                .param("terminal", terminal.value())
                .param("score", score)
                .param("passed", passed)
                .update();
    }

    Optional<Instant> testedAt(TerminalId terminal) {
        return jdbc.sql("select tested_at from terminal_standing where terminal = ? and tested_at is not null")
                .param(terminal.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
