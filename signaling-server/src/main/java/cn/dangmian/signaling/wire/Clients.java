package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose page a client id is. Others see the id, in who mans a post, and must not be able to hear with it. */
@Component
class Clients {

    private final JdbcClient jdbc;

    Clients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it is another person's */
    boolean isOrBecomes(Actor actor) {
        return jdbc.sql("""
                        insert into wire_client (id, person) values (?, ?)
                        on conflict (id) do update set seen_at = clock_timestamp() where wire_client.person = excluded.person""")
                        .params(actor.client().value(), actor.person().value())
                        .update()
                == 1;
    }
}
