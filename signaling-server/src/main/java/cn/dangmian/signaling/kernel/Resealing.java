package cn.dangmian.signaling.kernel;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was sealed with an earlier key with the current one, a few values at a time, while the server works. */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int AT_ONCE = 200;

    private final List<SealedColumn> columns;
    private final ColumnCipher cipher;
    private final TransactionTemplate transaction;

    Resealing(List<SealedColumn> columns, ColumnCipher cipher, TransactionTemplate transaction) {
        this.columns = columns;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.startVirtualThread(() -> columns.forEach(this::run));
    }

    private void run(SealedColumn column) {
        try {
            var all = 0;
            for (var some = batch(column); some > 0; some = batch(column)) {
                all += some;
            }
            if (all > 0) {
                LOG.info("{}: {} values are sealed with key {} now", column.name(), all, cipher.currentKey());
            }
        } catch (RuntimeException failed) {
            LOG.error("{}: not all is sealed with the current key; the next start goes on", column.name(), failed);
        }
    }

    private int batch(SealedColumn column) {
        return transaction.execute(_ -> column.reseal(AT_ONCE));
    }
}
