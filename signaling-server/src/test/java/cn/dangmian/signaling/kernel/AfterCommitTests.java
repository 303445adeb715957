package cn.dangmian.signaling.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AfterCommitTests {

    private final List<String> done = new ArrayList<>();

    @AfterEach
    void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void runsAtOnceWithoutATransaction() {
        AfterCommit.run(() -> done.add("told"));
        assertThat(done).containsExactly("told");
    }

    @Test
    void waitsForTheCommit() {
        endsWith(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(done).containsExactly("changed", "told");
    }

    @Test
    void tellsNobodyWhatWasRolledBack() {
        endsWith(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(done).containsExactly("changed");
    }

    private void endsWith(int status) {
        TransactionSynchronizationManager.initSynchronization();
        AfterCommit.run(() -> done.add("told"));
        done.add("changed");
        TransactionSynchronizationManager.getSynchronizations().forEach(one -> one.afterCompletion(status));
    }
}
