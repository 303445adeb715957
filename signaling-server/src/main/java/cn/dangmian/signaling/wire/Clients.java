package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose page a client id is. Others see the id, in who mans a post, and must not be able to hear with it; nor may who copied the
 * storage of an enrolled device's page.
 */
@Component
class Clients {

    private final JdbcClient jdbc;

    Clients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it is another person's, or was used on an enrolled device and this is not that one */
    boolean isOrBecomes(Actor actor) {
        return jdbc.sql("""
                        insert into wire_client (id, person, device) values (?, ?, ?)
                        on conflict (id) do update set seen_at = clock_timestamp(), device = excluded.device
                        where wire_client.person = excluded.person
                          and (wire_client.device is null or wire_client.device = excluded.device)""")
                        .param(actor.client().value())
                        .param(actor.person().value())
                        .param(actor.device() == null ? null : actor.device().value())
                        .update()
                == 1;
    }
}
