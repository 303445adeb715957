package cn.dangmian.signaling.identity;

/** What a duty at an office makes of a person. */
public enum Role {
    /** Works a terminal of the office. */
    CLERK,
    /** Receives petitioners at a desk of the office. */
    OFFICIAL,
    /** Registers, routes and approves for the petition office of its tier. */
    OFFICE,
    /** Handles cases at the competent unit. */
    HANDLER,
    /** Signs what the competent unit decides. */
    HEAD,
    /** Interprets in talks, for the office and whoever calls it. */
    INTERPRETER,
    /** Oversees the office and everything below it. */
    SUPERVISOR,
    /** Sees to it that the terminals of the office and of everything below it work. */
    TECHNICIAN,
    /** Administers offices, accounts and devices of the office and of everything below it. */
    SYSTEM_ADMIN,
    /** Administers roles and keys of the office and of everything below it. */
    SECURITY_ADMIN,
    /** Reads the log of the office and of everything below it. */
    AUDITOR;

    /** One of the three whose work is kept apart: nobody holds two of them, and an office above appoints them. */
    boolean administers() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDITOR;
    }
}
