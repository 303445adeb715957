package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.SealedColumn;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Identity and telephone numbers and addresses of petitioners. */
@Component
class CaseContacts implements SealedColumn {

    private final Cases cases;
    private final ColumnCipher cipher;
    private final Audit audit;

    CaseContacts(Cases cases, ColumnCipher cipher, Audit audit) {
        this.cases = cases;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "petition_case";
    }

    @Override
    public int reseal(int atMost) {
        var some = cases.sealedBefore(atMost);
        some.forEach(id -> cases.putContact(id, cases.contact(id)));
        if (!some.isEmpty()) {
            audit.done(null, "casework.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
