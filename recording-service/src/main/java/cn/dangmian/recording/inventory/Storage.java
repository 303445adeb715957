package cn.dangmian.recording.inventory;

import cn.dangmian.recording.capture.SpoolView;
import cn.dangmian.recording.kernel.Space;
import cn.dangmian.recording.seal.SealKeys;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Shelves;
import cn.dangmian.recording.vault.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much room there is, what waits, and with what is sealed and wrapped. */
@Component
public class Storage {

    /**
     * @param vault of the disk with most room
     * @param volumes of each of its disks; none when it is an object store, where there is no such figure
     * @param store the object store; with it {@code vault} is the disk on which everything is made
     * @param tapes files in the spool
     */
    public record View(
            Space spool,
            Space vault,
            List<Space> volumes,
            @Nullable Store store,
            int tapes,
            List<SpoolView.Stray> strays,
            Work work,
            Seals.@Nullable Newest head,
            String sealKey,
            int vaultKey,
            Map<Integer, Long> wrappedBy) {}

    /**
     * @param waiting recordings whose talks are over and which are not archived yet
     * @param failed of these, whose archive could not be made the last time
     * @param oldest when the first of these talks ended
     * @param untold reports that the other side has not acknowledged
     * @param archived all that are
     */
    public record Work(
            long waiting,
            long failed,
            @Nullable Instant oldest,
            long untold,
            long archived,
            long bytes,
            long damaged) {}

    private final SpoolView spool;
    private final Shelves shelves;
    private final Seals seals;
    private final SealKeys sealKeys;
    private final JdbcClient jdbc;

    Storage(SpoolView spool, Shelves shelves, Seals seals, SealKeys sealKeys, JdbcClient jdbc) {
        this.spool = spool;
        this.shelves = shelves;
        this.seals = seals;
        this.sealKeys = sealKeys;
        this.jdbc = jdbc;
    }

    public View view() {
        return new View(
                spool.space(),
                shelves.space(),
                shelves.spaces(),
                shelves.store(),
                spool.files(),
                spool.strays(),
                work(),
                seals.newest().orElse(null),
                sealKeys.id(),
                shelves.currentKey(),
                shelves.wrapped());
    }

    private Work work() {
        return jdbc.sql("""
                        select count(*) filter (where stage in ('FINALIZING', 'FAILED')) as waiting,
                               count(*) filter (where stage = 'FAILED') as failed,
                               min(talk_until) filter (where stage in ('FINALIZING', 'FAILED')) as oldest,
                               (select count(*) from outbox) as untold,
                               count(*) filter (where stage = 'VERIFIED') as archived,
                               (select coalesce(sum(bytes), 0) from track) as bytes,
                               (select count(*) from damaged_file) as damaged
                        from recording""").query(Storage::read).single();
    }

    private static Work read(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Work(
                row.getLong("waiting"),
                row.getLong("failed"),
                oldest == null ? null : oldest.toInstant(),
                row.getLong("untold"),
                row.getLong("archived"),
                row.getLong("bytes"),
                row.getLong("damaged"));
    }
}
