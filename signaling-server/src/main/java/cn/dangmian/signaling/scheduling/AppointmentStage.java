package cn.dangmian.signaling.scheduling;

/** Where an appointment stands. */
enum AppointmentStage {
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    RETURNED,
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
        return this == REJECTED || this == CANCELLED || this == FULFILLED;
    }
}
