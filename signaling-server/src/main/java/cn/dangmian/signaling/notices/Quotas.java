package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many short messages one number, and all together, get on one day in Beijing. */
@Component
class Quotas {

    enum Answer {
        WITHIN,
        TOO_MANY_TO_ONE,
        TOO_MANY_TODAY
    }

    private static final byte[] ALL = {};

    private final JdbcClient jdbc;
    private final NoticeSettings settings;

    Quotas(JdbcClient jdbc, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Counts one more, when it is within; the row of the day decides between nodes. */
    Answer take(byte[] recipientHash, Instant at) {
        var day = day(at);
        if (!take(day, ALL, settings.mostADay())) {
            return Answer.TOO_MANY_TODAY;
        }
        return take(day, recipientHash, settings.mostToOne()) ? Answer.WITHIN : Answer.TOO_MANY_TO_ONE;
    }

    private boolean take(LocalDate day, byte[] who, int most) {
        return jdbc.sql("""
                        insert into notice_quota as q (day, recipient_hash, count) values (?, ?, 1)
                        on conflict (day, recipient_hash) do update set count = q.count + 1 where q.count < ?""").params(day, who, most).update() == 1;
    }

    /** When what was too much today is sent. */
    Instant nextDay(Instant at) {
        return day(at).plusDays(1)
                .atTime(settings.quietUntil())
                .atZone(WorkingDays.BEIJING)
                .toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WorkingDays.BEIJING).toLocalDate();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from notice_quota where day < current_date - 2").update();
        jdbc.sql("delete from notice_nonce where at < clock_timestamp() - interval '1 hour'")
                .update();
    }
}
