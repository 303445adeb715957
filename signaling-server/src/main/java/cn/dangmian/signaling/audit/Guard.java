package cn.dangmian.signaling.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start as a database role that may change the log, because then the log would prove nothing. */
@Component
class Guard {

    Guard(JdbcClient jdbc) {
        var changeable = changeable(jdbc);
        if (!changeable.isEmpty()) {
            throw new IllegalStateException("the database role of the service (spring.datasource.username) may change "
                    + changeable + " (expected: it owns none of them and may only insert and select)");
        }
    }

    /** Tables of the log that this role owns, may come to own, or has more than INSERT and SELECT of. */
    static List<String> changeable(JdbcClient jdbc) {
        return jdbc.sql("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname like 'audit\\_%'
                          and (pg_has_role(current_user, c.relowner, 'member')
                               or has_any_column_privilege(c.oid, 'update')
                               or has_table_privilege(c.oid, 'delete, truncate, trigger'))
                        order by 1""").query(String.class).list();
    }
}
