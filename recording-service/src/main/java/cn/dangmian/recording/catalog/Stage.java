package cn.dangmian.recording.catalog;

/** How far along a recording is. */
public enum Stage {
    /** Expected; no file was seen to grow yet. */
    STARTING,
    /** The talk is going on. */
    ACTIVE,
    /** The talk is over; the archive is being made. */
    FINALIZING,
    /** Archived, hashed and read back. */
    VERIFIED,
    /** The archive could not be made; it will be tried again. */
    FAILED
}
