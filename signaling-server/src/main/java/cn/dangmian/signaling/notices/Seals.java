package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.SealedColumn;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recipients and texts of notices: sealed in their columns. */
@Component
class Seals implements SealedColumn {

    private static final String RECIPIENT = "notice.recipient ";
    private static final String BODY = "notice.body ";
    private static final String OPTED_OUT = "notice_opt_out.recipient ";
    private static final String KIND = "notice recipient";

    private record Sealed(UUID id, byte[] recipient, byte[] body) {}

    private final ColumnCipher cipher;
    private final JdbcClient jdbc;
    private final Audit audit;

    Seals(ColumnCipher cipher, JdbcClient jdbc, Audit audit) {
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    byte[] recipient(UUID notice, String address) {
        return cipher.seal(address, RECIPIENT + notice);
    }

    String openRecipient(UUID notice, byte[] sealed) {
        return cipher.open(sealed, RECIPIENT + notice);
    }

    byte[] body(UUID notice, String text) {
        return cipher.seal(text, BODY + notice);
    }

    String openBody(UUID notice, byte[] sealed) {
        return cipher.open(sealed, BODY + notice);
    }

    byte[] optedOut(UUID id, String address) {
        return cipher.seal(address, OPTED_OUT + id);
    }

    byte[] hash(String address) {
        return cipher.hash(address, KIND);
    }

    List<byte[]> hashes(String address) {
        return cipher.hashes(address, KIND);
    }

    int currentKey() {
        return cipher.currentKey();
    }

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public int reseal(int atMost) {
        var some = before("notice", "body", atMost);
        some.forEach(this::resealNotice);
        var others = before("notice_opt_out", "recipient", atMost);
        others.forEach(this::resealOptOut);
        var count = some.size() + others.size();
        if (count > 0) {
            audit.done(null, "notices.reseal", String.valueOf(currentKey()), Map.of("count", count));
        }
        return count;
    }

    private List<Sealed> before(String table, String body, int atMost) {
        return jdbc.sql("select id, recipient, %s as body from %s where seal_key <> ? limit ? for update skip locked"
                        .formatted(body, table))
                .params(currentKey(), atMost)
                .query((row, _) ->
                        new Sealed(row.getObject("id", UUID.class), row.getBytes("recipient"), row.getBytes("body")))
                .list();
    }

    private void resealNotice(Sealed old) {
        jdbc.sql("update notice set body = ?, seal_key = ? where id = ?")
                .params(cipher.anew(old.body(), BODY + old.id()), currentKey(), old.id())
                .update();
        if (old.recipient() != null) {
            var address = openRecipient(old.id(), old.recipient());
            jdbc.sql("update notice set recipient = ?, recipient_hash = ? where id = ?")
                    .params(recipient(old.id(), address), hash(address), old.id())
                    .update();
        }
    }

    private void resealOptOut(Sealed old) {
        var address = cipher.open(old.recipient(), OPTED_OUT + old.id());
        jdbc.sql("update notice_opt_out set recipient = ?, recipient_hash = ?, seal_key = ? where id = ?")
                .params(optedOut(old.id(), address), hash(address), currentKey(), old.id())
                .update();
    }
}
