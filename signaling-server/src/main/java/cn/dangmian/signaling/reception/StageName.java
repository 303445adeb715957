package cn.dangmian.signaling.reception;

import java.util.Set;

/** The stages by name, as stored and as told. */
enum StageName {
    QUEUED(Stage.Queued.class),
    CALLED(Stage.Called.class),
    SKIPPED(Stage.Skipped.class),
    CONNECTING(Stage.Connecting.class),
    IN_PROGRESS(Stage.InProgress.class),
    INTERRUPTED(Stage.Interrupted.class),
    SUSPENDED(Stage.Suspended.class),
    WRAP_UP(Stage.WrapUp.class),
    ENDED(Stage.Ended.class),
    ARCHIVED(Stage.Archived.class),
    LEFT(Stage.Left.class),
    DEFERRED(Stage.Deferred.class);

    /** Stages in which a reception occupies its terminal; the unique index of the table names the same. */
    static final Set<StageName> OPEN =
            Set.of(QUEUED, CALLED, SKIPPED, CONNECTING, IN_PROGRESS, INTERRUPTED, SUSPENDED, WRAP_UP);

    private final Class<? extends Stage> facts;

    StageName(Class<? extends Stage> facts) {
        this.facts = facts;
    }

    Class<? extends Stage> facts() {
        return facts;
    }
}
