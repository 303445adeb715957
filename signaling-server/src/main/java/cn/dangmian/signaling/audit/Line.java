package cn.dangmian.signaling.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is hashed.
 *
 * @param xid transaction that wrote it, in PostgreSQL's 64 bits without a sign
 * @param at seconds since 1970 with six decimals, as text: whatever somebody makes of the column can be read
 * @param facts as PostgreSQL prints them
 * @param offices the array as PostgreSQL prints it
 */
record Line(
        long id,
        long xid,
        String at,
        @Nullable UUID person,
        String action,
        String subject,
        String outcome,
        String facts,
        String offices) {

    /** Of the table {@code audit_line l}. */
    static final String COLUMNS = """
            l.id, l.xid::text as xid, extract(epoch from l.at)::text as at, l.person, l.action, l.subject, l.outcome,
            l.facts::text as facts, l.offices::text as offices""";

    static Line read(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                Long.parseUnsignedLong(row.getString("xid")),
                row.getString("at"),
                row.getObject("person", UUID.class),
                row.getString("action"),
                row.getString("subject"),
                row.getString("outcome"),
                row.getString("facts"),
                row.getString("offices"));
    }

    Place place() {
        return new Place(xid, id);
    }

    /** Where a line belongs in the chain. */
    record Place(long xid, long id) implements Comparable<Place> {

        static final Place BEGINNING = new Place(0, 0);

        @Override
        public int compareTo(Place other) {
            var byTransaction = Long.compareUnsigned(xid, other.xid);
            return byTransaction != 0 ? byTransaction : Long.compare(id, other.id);
        }

        /** As PostgreSQL reads an {@code xid8}. */
        String transaction() {
            return Long.toUnsignedString(xid);
        }
    }
}
