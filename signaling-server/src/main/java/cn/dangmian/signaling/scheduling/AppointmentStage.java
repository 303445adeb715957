package cn.dangmian.signaling.scheduling;

/** Where an appointment stands. */
enum AppointmentStage {
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    RETURNED,
    LAPSED,
    REJECTED,
    APPROVED,
    SCHEDULED,
    NO_SHOW,
    OFFICIAL_ABSENT,
    DEFERRED,
    CANCELLED,
    FULFILLED;

    /** Nothing comes after it. */
    boolean isOver() {
        return this == REJECTED || this == LAPSED || this == CANCELLED || this == FULFILLED;
    }
}
