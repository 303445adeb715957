package cn.dangmian.recording.exchange;

import cn.dangmian.recording.kernel.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Sends reports. News goes out once, beside the caller; promises are kept in the database until they are acknowledged. */
@Component
public class Reports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final JdbcClient jdbc;
    private final Streams streams;
    private final Clock clock;
    // A Redis that hangs must not hold up those who watch the spool: a few reports wait, then the oldest is dropped.
    private final ExecutorService newsroom = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(256),
            Thread.ofPlatform().name("news").factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    Reports(JdbcClient jdbc, Streams streams, Clock clock) {
        this.jdbc = jdbc;
        this.streams = streams;
        this.clock = clock;
    }

    public void tell(Report.News news) {
        var message = message(Ids.next(), news);
        newsroom.execute(() -> {
            try {
                streams.report(message);
            } catch (RuntimeException e) {
                LOG.debug("news was lost", e);
            }
        });
    }

    /** To be called in the transaction that makes the report true. A newer report of the same kind replaces one not yet acknowledged. */
    public void promise(Report.Promise report) {
        var id = Ids.next();
        var body = message(id, report);
        var type = ExchangeJson.typeOf(body);
        jdbc.sql("delete from outbox where recording = ? and type = ?")
                .params(report.recording().value(), type)
                .update();
        jdbc.sql("insert into outbox (id, recording, type, body) values (?, ?, ?, ?)")
                .params(id, report.recording().value(), type, ExchangeJson.write(body))
                .update();
    }

    void acknowledged(UUID report) {
        jdbc.sql("delete from outbox where id = ?").param(report).update();
    }

    @Scheduled(fixedDelay = 250)
    void sendPromises() {
        var due = jdbc.sql("""
                        select id, body from outbox
                        where sent_at is null or sent_at <= now() - interval '5 seconds'
                        order by created_at, id limit 100""").query(Due.class).list();
        for (var promise : due) {
            try {
                streams.report(ExchangeJson.tree(promise.body()));
            } catch (RuntimeException e) {
                LOG.debug("a report could not be sent; it will be tried again", e);
                return;
            }
            jdbc.sql("update outbox set sent_at = now() where id = ?")
                    .param(promise.id())
                    .update();
        }
    }

    @Override
    public void close() {
        newsroom.shutdownNow();
    }

    private ObjectNode message(UUID id, Report report) {
        return ExchangeJson.tree(report)
                .put("id", id.toString())
                .put("at", clock.instant().toString());
    }

    private record Due(UUID id, String body) {}
}
