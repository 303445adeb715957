package cn.dangmian.recording.inventory;

import cn.dangmian.recording.kernel.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that were read and are not what their names say. */
@Repository
class DamagedFiles {

    private final JdbcClient jdbc;

    DamagedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(Sha256 file) {
        return jdbc.sql("select exists (select from damaged_file where sha256 = ?)")
                .param(file.hex())
                .query(Boolean.class)
                .single();
    }

    void add(Sha256 file) {
        jdbc.sql("insert into damaged_file (sha256) values (?) on conflict do nothing")
                .param(file.hex())
                .update();
    }

    /** Somebody put back what was there. */
    void remove(Sha256 file) {
        jdbc.sql("delete from damaged_file where sha256 = ?").param(file.hex()).update();
    }
}
