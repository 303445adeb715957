package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was sealed with an earlier key with the current one, a few rows at a time, while the server works. */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int AT_ONCE = 200;

    private final Cases cases;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Resealing(Cases cases, ColumnCipher cipher, Audit audit, TransactionTemplate transaction) {
        this.cases = cases;
        this.cipher = cipher;
        this.audit = audit;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.startVirtualThread(() -> {
            try {
                run();
            } catch (RuntimeException failed) {
                LOG.error("not all identity numbers are sealed with the current key; the next start goes on", failed);
            }
        });
    }

    private void run() {
        var all = 0;
        for (var some = batch(); some > 0; some = batch()) {
            all += some;
        }
        if (all > 0) {
            LOG.info("{} cases are sealed with key {} now", all, cipher.currentKey());
        }
    }

    private int batch() {
        return transaction.execute(_ -> {
            var some = cases.sealedBefore(AT_ONCE);
            some.forEach(id -> cases.putContact(id, cases.contact(id)));
            if (!some.isEmpty()) {
                audit.done(null, "casework.reseal", String.valueOf(cipher.currentKey()), Map.of("cases", some.size()));
            }
            return some.size();
        });
    }
}
