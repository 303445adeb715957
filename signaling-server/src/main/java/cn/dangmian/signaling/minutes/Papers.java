package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.archive.Exhibit;
import cn.dangmian.signaling.archive.Exhibit.Kind;
import cn.dangmian.signaling.archive.ExhibitSource;
import cn.dangmian.signaling.archive.Exhibits;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The signed papers, sealed, in PostgreSQL. Each is made once and never changed. */
@Component
class Papers implements SealedColumn, ExhibitSource {

    private static final String PLACE = "minutes_paper.content ";
    private static final int AT_ONCE = 10;

    private record Sealed(UUID reception, byte[] content) {}

    private final JdbcClient jdbc;
    private final AllMinutes all;
    private final Fonts fonts;
    private final ColumnCipher cipher;
    private final Exhibits exhibits;
    private final Audit audit;
    private final Clock clock;

    Papers(
            JdbcClient jdbc,
            AllMinutes all,
            Fonts fonts,
            ColumnCipher cipher,
            Exhibits exhibits,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.all = all;
        this.fonts = fonts;
        this.cipher = cipher;
        this.exhibits = exhibits;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a paper says of itself where no eye reads it, so that one that was changed is still known. */
    static String keyword(UUID reception, int version) {
        return "dangmian-minutes " + reception + " " + version;
    }

    Optional<String> hashOf(ReceptionId reception) {
        return jdbc.sql("select sha256 from minutes_paper where reception = ?")
                .param(reception.value())
                .query(String.class)
                .optional();
    }

    Optional<ReceptionId> withHash(String sha256) {
        return jdbc.sql("select reception from minutes_paper where sha256 = ?")
                .param(sha256)
                .query(UUID.class)
                .optional()
                .map(ReceptionId::new);
    }

    /** The paper of closed minutes, made when it is asked for first. */
    @Transactional
    public byte[] signed(ReceptionId reception, Sheet sheet) {
        all.lock(reception);
        return find(reception).orElseGet(() -> keep(reception, PdfPaper.of(sheet, fonts)));
    }

    /** A paper to be read and signed by hand; nobody keeps it. */
    byte[] unsigned(Sheet sheet) {
        return PdfPaper.of(sheet, fonts);
    }

    private Optional<byte[]> find(ReceptionId reception) {
        return jdbc.sql("select content from minutes_paper where reception = ?")
                .param(reception.value())
                .query((row, _) -> cipher.openBytes(row.getBytes(1), PLACE + reception))
                .optional();
    }

    private byte[] keep(ReceptionId reception, byte[] paper) {
        var sha256 = Text.sha256(paper);
        var at = clock.instant();
        jdbc.sql("insert into minutes_paper (reception, sha256, content, made_at) values (?, ?, ?, ?)")
                .params(reception.value(), sha256, cipher.seal(paper, PLACE + reception), Timestamp.from(at))
                .update();
        exhibits.add(
                reception,
                new Exhibit(
                        reception.value(), Kind.MINUTES, "minutes.pdf", "application/pdf", paper.length, sha256, at));
        audit.done(null, "minutes.make-paper", reception.toString(), Map.of("paper", sha256));
        return paper;
    }

    @Override
    public Kind kind() {
        return Kind.MINUTES;
    }

    @Override
    public byte[] content(ReceptionId reception, UUID id) {
        return find(reception).orElseThrow();
    }

    @Override
    public String name() {
        return "minutes_paper.content";
    }

    /** A few at a time: each may be large. */
    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select reception, content from minutes_paper where substring(content from 2 for 4) <> int4send(?) limit ?""")
                .params(cipher.currentKey(), Math.min(AT_ONCE, atMost))
                .query((row, _) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        some.forEach(one -> jdbc.sql("update minutes_paper set content = ? where reception = ?")
                .params(cipher.anew(one.content(), PLACE + one.reception()), one.reception())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "minutes.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
