package cn.dangmian.signaling.kernel;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What follows a change once it is committed, and is repeated by a sweep or healed by the next look when a crash takes it away. It
 * costs the change nothing. What must be heard once more after a crash is an {@code ApplicationModuleListener} instead: the event
 * registry writes it down in the transaction of the change.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** @param work runs on the same thread; at once when no transaction is under way, never when it is rolled back */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }
}
