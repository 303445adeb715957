package cn.dangmian.recording.seal;

import static java.time.ZoneOffset.UTC;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log in PostgreSQL: what was sealed, the nodes of the tree, the signed heads. */
@Repository
class SealRows implements MerkleTree.Nodes {

    /** One number for the log: "seal". */
    private static final long LOCK = 0x7365616c;

    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else appends. @return how many leaves there are */
    long lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((_, _) -> true)
                .single();
        return size();
    }

    long size() {
        return jdbc.sql("select coalesce(max(size), 0) from tree_head")
                .query(Long.class)
                .single();
    }

    @Override
    public byte[] at(int level, long place) {
        return jdbc.sql("select hash from tree_node where level = ? and place = ?")
                .params(level, place)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Override
    public void put(int level, long place, byte[] hash) {
        jdbc.sql("insert into tree_node (level, place, hash) values (?, ?, ?)")
                .params(level, place, hash)
                .update();
    }

    void putHead(long size, String note, Instant at) {
        jdbc.sql("insert into tree_head (size, note, signed_at) values (?, ?, ?)")
                .params(size, note, at.atOffset(UTC))
                .update();
    }

    String head(long size) {
        return jdbc.sql("select note from tree_head where size = ?")
                .param(size)
                .query(String.class)
                .single();
    }

    Optional<Seals.Newest> newest() {
        return jdbc.sql("select size, note, signed_at from tree_head order by size desc limit 1")
                .query((row, _) -> new Seals.Newest(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void put(Sealed sealed, RecordingId recording) {
        jdbc.sql("insert into manifest (recording, number, sha256, signature, place) values (?, ?, ?, ?, ?)")
                .params(recording.value(), sealed.number(), sealed.manifest().hex(), sealed.signature(), sealed.place())
                .update();
    }

    List<Sealed> of(RecordingId recording) {
        return jdbc.sql("select number, sha256, signature, place from manifest where recording = ? order by number")
                .param(recording.value())
                .query(SealRows::sealed)
                .list();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(
                row.getInt("number"),
                new Sha256(row.getString("sha256")),
                row.getBytes("signature"),
                row.getLong("place"));
    }
}
