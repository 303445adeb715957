package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Line.Place;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain in PostgreSQL, as far as it is written. */
@Component
class ChainRows {

    /** @param place of the newest line that is chained and there */
    record Tail(long position, String hash, Place place) {

        static final Tail NONE = new Tail(0, Link.BEGINNING, Place.BEGINNING);
    }

    /** One number for all nodes: "dangmian" and what is locked. */
    private static final int LOCKS = 0x64616e67;

    enum Lock {
        CHAIN,
        HEAD,
        VERIFICATION
    }

    private final JdbcClient jdbc;

    ChainRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction. */
    boolean tryLock(Lock lock) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?, ?)")
                .params(LOCKS, lock.ordinal())
                .query(Boolean.class)
                .single();
    }

    void lock(Lock lock) {
        jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                .params(LOCKS, lock.ordinal())
                .query((_, _) -> true)
                .single();
    }

    /** Two descents of an index, however long the chain is. */
    Tail tail() {
        return jdbc.sql("""
                        select k.position, encode(k.hash, 'hex') as hash, coalesce(w.xid, '0') as xid, coalesce(w.id, 0) as id
                        from (select position, hash from audit_link order by position desc limit 1) k
                        left join lateral (select l.xid::text as xid, l.id from audit_link p join audit_line l on l.id = p.line
                                           order by p.position desc limit 1) w on true""")
                .query((row, _) -> new Tail(
                        row.getLong("position"),
                        row.getString("hash"),
                        new Place(Long.parseUnsignedLong(row.getString("xid")), row.getLong("id"))))
                .optional()
                .orElse(Tail.NONE);
    }

    /**
     * Lines behind that one, in order. A transaction that still runs may bring lines of its number later, so only lines of
     * transactions older than all that run are told.
     */
    List<Line> behind(Place place, int limit) {
        return jdbc.sql("select " + Line.COLUMNS + """
                         from audit_line l
                        where (l.xid, l.id) > (?::xid8, ?) and l.xid < pg_snapshot_xmin(pg_current_snapshot())
                        order by l.xid, l.id limit ?""")
                .params(place.transaction(), place.id(), limit)
                .query((row, _) -> Line.read(row))
                .list();
    }

    void append(List<Link> links) {
        jdbc.sql("""
                        insert into audit_link (position, line, version, hash)
                        select * from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::bytea[])""")
                .param(links.stream().map(Link::position).toArray(Long[]::new))
                .param(links.stream().map(Link::line).toArray(Long[]::new))
                .param(links.stream().map(link -> (short) link.version()).toArray(Short[]::new))
                .param(links.stream()
                        .map(link -> HexFormat.of().parseHex(link.hash()))
                        .toArray(byte[][]::new))
                .update();
    }

    /** How many lines wait behind that one to be chained, running transactions' own left out. */
    long waiting(Place place) {
        return jdbc.sql("select count(*) from audit_line where (xid, id) > (?::xid8, ?)")
                .params(place.transaction(), place.id())
                .query(Long.class)
                .single();
    }

    Optional<String> hashAt(long position) {
        return jdbc.sql("select encode(hash, 'hex') from audit_link where position = ?")
                .param(position)
                .query(String.class)
                .optional();
    }
}
