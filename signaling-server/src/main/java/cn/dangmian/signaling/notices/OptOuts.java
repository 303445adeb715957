package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who wants to be told nothing any more. */
@Component
class OptOuts {

    private final JdbcClient jdbc;
    private final Seals seals;

    OptOuts(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    boolean has(Recipient recipient) {
        return has(recipient.address());
    }

    boolean has(String address) {
        return jdbc.sql("select exists (select from notice_opt_out where recipient_hash in (:hashes))")
                .param("hashes", seals.hashes(address))
                .query(Boolean.class)
                .single();
    }

    /** @param by null when the recipient answered so themself */
    void add(String address, @Nullable PersonId by) {
        if (has(address)) {
            return;
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into notice_opt_out (id, recipient_hash, recipient, seal_key, person) values (?, ?, ?, ?, ?)
                        on conflict (recipient_hash) do nothing""")
                .params(id, seals.hash(address), seals.optedOut(id, address), seals.currentKey())
                .param(by == null ? null : by.value())
                .update();
    }

    void remove(String address) {
        jdbc.sql("delete from notice_opt_out where recipient_hash in (:hashes)")
                .param("hashes", seals.hashes(address))
                .update();
    }
}
