package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody writes again and again, in their own order. */
@Component
class Phrases {

    private final JdbcClient jdbc;
    private final Audit audit;

    Phrases(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    List<String> of(PersonId person) {
        return jdbc.sql("select words from minutes_phrase where person = ? order by number")
                .param(person.value())
                .query(String.class)
                .list();
    }

    /** Instead of those that were there. */
    @Transactional
    public List<String> keep(PersonId person, List<String> phrases) {
        jdbc.sql("delete from minutes_phrase where person = ?")
                .param(person.value())
                .update();
        for (var number = 0; number < phrases.size(); number++) {
            jdbc.sql("insert into minutes_phrase (person, number, words) values (?, ?, ?)")
                    .params(person.value(), number, phrases.get(number).strip())
                    .update();
        }
        audit.done(person.value(), "minutes.keep-phrases", person.toString(), Map.of("count", phrases.size()));
        return of(person);
    }
}
