package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.archive.Exhibit;
import cn.dangmian.signaling.archive.ExhibitSource;
import cn.dangmian.signaling.archive.Exhibits;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.documents.DocumentsView.DocumentShown;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The papers of talks in PostgreSQL, sealed. Those that both sides saw are exhibits; one of a caucus is none until the terminal was shown it. */
@Component
class Documents implements SealedColumn, ExhibitSource {

    private static final String PLACE = "document.content ";
    private static final int MOST = 50;
    private static final int AT_ONCE = 5;
    private static final Map<String, String> ENDINGS =
            Map.of("image/jpeg", "jpg", "image/png", "png", "application/pdf", "pdf");

    record Content(String mediaType, byte[] bytes) {}

    /** @param aside in a caucus */
    record Brought(UUID id, Side side, boolean aside, Upload upload) {}

    private record Sealed(UUID id, byte[] content) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Exhibits exhibits;
    private final Audit audit;
    private final Clock clock;

    Documents(JdbcClient jdbc, ColumnCipher cipher, Exhibits exhibits, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.exhibits = exhibits;
        this.audit = audit;
        this.clock = clock;
    }

    /** Locks what is shown of this reception for this transaction. */
    void lock(ReceptionId reception) {
        jdbc.sql("insert into document_shown (reception) values (?) on conflict do nothing")
                .param(reception.value())
                .update();
        jdbc.sql("select revision from document_shown where reception = ? for update")
                .param(reception.value())
                .query(Long.class)
                .single();
    }

    /** @param by whom it is looked at: what was brought in a caucus is not for the terminal until it was shown there */
    DocumentsView view(ReceptionId reception, Side by) {
        var documents = jdbc.sql("""
                        select d.id, number, side, media_type, pages, size, sha256, p.id as by_id, p.name as by_name, at
                        from document d join person p on p.id = d.brought_by where reception = ?
                          and (? or not exists (select from document_aside a where a.document = d.id))
                        order by number""")
                .params(reception.value(), by == Side.DESK)
                .query((row, _) -> new DocumentShown(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        Side.valueOf(row.getString("side")),
                        row.getString("media_type"),
                        row.getInt("pages"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        new Named(row.getObject("by_id", UUID.class), row.getString("by_name")),
                        row.getTimestamp("at").toInstant()))
                .list();
        return jdbc.sql("select document, page, revision from document_shown where reception = ?")
                .param(reception.value())
                .query((row, _) -> new DocumentsView(
                        reception.value(),
                        row.getLong("revision"),
                        documents,
                        seen(documents, row.getObject("document", UUID.class)),
                        row.getInt("page")))
                .optional()
                .orElseGet(() -> new DocumentsView(reception.value(), 0, documents, null, 1));
    }

    private static @Nullable UUID seen(List<DocumentShown> documents, @Nullable UUID shown) {
        return documents.stream().anyMatch(one -> one.id().equals(shown)) ? shown : null;
    }

    Content opened(ReceptionId reception, UUID id) {
        return jdbc.sql("select media_type, content from document where reception = ? and id = ?")
                .params(reception.value(), id)
                .query((row, _) ->
                        new Content(row.getString("media_type"), cipher.openBytes(row.getBytes("content"), PLACE + id)))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Of a reception that is locked. */
    void keep(ReceptionId reception, Brought brought, PersonId by) {
        var upload = brought.upload();
        var count = requireRoom(reception);
        var at = clock.instant();
        jdbc.sql("""
                        insert into document (id, reception, number, side, media_type, pages, size, sha256, content, brought_by, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        brought.id(),
                        reception.value(),
                        count + 1,
                        brought.side().name(),
                        upload.mediaType(),
                        upload.pages(),
                        upload.bytes().length,
                        upload.sha256(),
                        cipher.seal(upload.bytes(), PLACE + brought.id()),
                        by.value(),
                        Timestamp.from(at))
                .update();
        if (brought.aside()) {
            jdbc.sql("insert into document_aside (document) values (?)")
                    .param(brought.id())
                    .update();
        } else {
            expose(reception, brought.id(), at);
        }
        audit.done(by.value(), "documents.bring", reception.toString(), Map.of("sha256", upload.sha256()));
    }

    /** @return how many there are */
    private int requireRoom(ReceptionId reception) {
        var count = jdbc.sql("select count(*) from document where reception = ?")
                .param(reception.value())
                .query(Integer.class)
                .single();
        if (count >= MOST) {
            throw new Refused("documents.full", count + " documents (expected: fewer than " + MOST + ")");
        }
        return count;
    }

    /** Of a reception that is locked. @param id null: none @param aside in a caucus, for the official's side alone */
    void show(ReceptionId reception, @Nullable UUID id, int page, boolean aside) {
        var pages = id == null ? 1 : pages(reception, id);
        if (page > pages) {
            throw Refused.unknown("documents.unknown-page", "page " + page + " (expected: at most " + pages + ")");
        }
        jdbc.sql(
                        "update document_shown set document = ?::uuid, page = ?, aside = ?, revision = revision + 1 where reception = ?")
                .param(id == null ? null : id.toString())
                .param(page)
                .param(aside)
                .param(reception.value())
                .update();
        if (id != null && !aside && isNoLongerAside(id)) {
            expose(reception, id, clock.instant());
        }
    }

    private boolean isNoLongerAside(UUID id) {
        return jdbc.sql("delete from document_aside where document = ?")
                        .param(id)
                        .update()
                == 1;
    }

    /** @param at since when both sides may see it */
    private void expose(ReceptionId reception, UUID id, Instant at) {
        var exhibit = jdbc.sql("select number, media_type, size, sha256 from document where id = ?")
                .param(id)
                .query((row, _) -> new Exhibit(
                        id,
                        Exhibit.Kind.DOCUMENT,
                        "document-%02d.%s".formatted(row.getInt("number"), ENDINGS.get(row.getString("media_type"))),
                        row.getString("media_type"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        at))
                .single();
        exhibits.add(reception, exhibit);
    }

    /** Of a reception that is locked, whose caucus is over. */
    void putAsideAway(ReceptionId reception) {
        jdbc.sql(
                        "update document_shown set document = case when aside then null else document end, aside = false, revision = revision + 1 where reception = ?")
                .param(reception.value())
                .update();
    }

    private int pages(ReceptionId reception, UUID id) {
        return jdbc.sql("select pages from document where reception = ? and id = ?")
                .params(reception.value(), id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    @Override
    public Exhibit.Kind kind() {
        return Exhibit.Kind.DOCUMENT;
    }

    @Override
    public byte[] content(ReceptionId reception, UUID id) {
        return opened(reception, id).bytes();
    }

    static Refused unknown(UUID id) {
        return Refused.unknown("documents.unknown-document", "no such document here: " + id);
    }

    @Override
    public String name() {
        return "document";
    }

    /** A few at a time: each may be large. */
    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select id, content from document where substring(content from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), Math.min(AT_ONCE, atMost))
                .query((row, _) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("content")))
                .list();
        some.forEach(one -> jdbc.sql("update document set content = ? where id = ?")
                .params(cipher.anew(one.content(), PLACE + one.id()), one.id())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "documents.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
