package cn.dangmian.recording.destruction;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The same paper may be an exhibit of two recordings, and is kept once. */
@Repository
class SharedFiles {

    private final JdbcClient jdbc;

    SharedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether one that is not destroyed has it too. */
    boolean isOfAnother(Sha256 file, RecordingId than) {
        return jdbc.sql("""
                        select exists (
                            select from (select recording, sha256 from track union all select recording, sha256 from exhibit) f
                            left join recording r on r.id = f.recording
                            where f.sha256 = ? and f.recording <> ? and r.destroyed_at is null)""")
                .params(file.hex(), than.value())
                .query(Boolean.class)
                .single();
    }
}
