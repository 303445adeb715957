package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.kernel.SealedColumn;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one code of each case that has one. */
@Component
class InquiryCodes implements SealedColumn {

    private static final String CODE = "inquiry_code.code";
    private static final int MISSES = 10;

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    InquiryCodes(JdbcClient jdbc, ColumnCipher cipher, Audit audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** The same for good: a slip that was printed before stays good. Each look of whoever prints it is logged. */
    @Transactional
    public InquiryCode of(CaseId id, PersonId by) {
        var made = InquiryCode.random(random);
        jdbc.sql("""
                        insert into inquiry_code (case_id, code, code_hash, code_key, issued_by) values (?, ?, ?, ?, ?)
                        on conflict (case_id) do nothing""")
                .params(id.value(), cipher.seal(made.signs(), place(id)), cipher.hash(made.signs(), CODE))
                .params(cipher.currentKey(), by.value())
                .update();
        audit.done(by.value(), "evaluation.print-code", id.toString(), Map.of());
        return read(id);
    }

    boolean hasOne(CaseId id) {
        return jdbc.sql("select exists (select from inquiry_code where case_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    private InquiryCode read(CaseId id) {
        return jdbc.sql("select code from inquiry_code where case_id = ?")
                .param(id.value())
                .query((row, _) -> new InquiryCode(cipher.open(row.getBytes(1), place(id))))
                .single();
    }

    private static String place(CaseId id) {
        return CODE + " " + id;
    }

    /** @param address from where it is asked: it is told to wait after ten codes that nobody has, and nobody else is */
    CaseId find(InquiryCode code, String address) {
        requireFewMisses(address);
        return jdbc.sql("select case_id from inquiry_code where code_hash in (:hashes)")
                .param("hashes", cipher.hashes(code.signs(), CODE))
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> Refused.unknown("evaluation.unknown-code", "no case has this code"));
    }

    private void requireFewMisses(String address) {
        var misses = jdbc.sql(
                        "select count(*) from inquiry_miss where address = ? and at > clock_timestamp() - interval '15 min'")
                .param(address)
                .query(Integer.class)
                .single();
        if (misses >= MISSES) {
            throw new Refused(Kind.TOO_MANY, "evaluation.too-many-codes", "too many unknown codes; wait 15 minutes");
        }
    }

    /** Remembered although what was asked is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void rememberMiss(String address) {
        jdbc.sql("delete from inquiry_miss where at < clock_timestamp() - interval '1 day'")
                .update();
        jdbc.sql("insert into inquiry_miss (address) values (?)").param(address).update();
    }

    @Override
    public String name() {
        return "inquiry_code";
    }

    @Override
    public int reseal(int atMost) {
        var some = sealedBefore(atMost);
        some.forEach(id -> {
            var code = read(id);
            jdbc.sql("update inquiry_code set code = ?, code_hash = ?, code_key = ? where case_id = ?")
                    .params(cipher.seal(code.signs(), place(id)), cipher.hash(code.signs(), CODE), cipher.currentKey())
                    .param(id.value())
                    .update();
        });
        if (!some.isEmpty()) {
            audit.done(null, "evaluation.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }

    private List<CaseId> sealedBefore(int limit) {
        return jdbc.sql("select case_id from inquiry_code where code_key <> ? limit ? for update skip locked")
                .params(cipher.currentKey(), limit)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }
}
