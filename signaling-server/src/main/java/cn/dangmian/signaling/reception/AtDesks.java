package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An official who is booked is there as soon as they man any desk, or somebody else mans the one that is booked. */
@Component
class AtDesks implements AppointmentDesk.Attendance {

    private final JdbcClient jdbc;

    AtDesks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isThere(PersonId official, DeskId desk) {
        return jdbc.sql("""
                        select exists (select from reception_post where kind = 'DESK' and client is not null
                            and (id = ? or person = ?))""")
                .params(desk.value(), official.value())
                .query(Boolean.class)
                .single();
    }
}
