package cn.dangmian.signaling.identity;

/** What a duty at an office makes of a person. */
public enum Role {
    /** Works a terminal of the office. */
    CLERK,
    /** Receives petitioners at a desk of the office. */
    OFFICIAL,
    /** Oversees the office and everything below it. */
    SUPERVISOR
}
