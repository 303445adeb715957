package cn.dangmian.signaling.archive;

import java.util.EnumSet;
import java.util.Set;

/** What can be amiss. */
enum IncidentKind {
    /** The talk is long over and its recording is not archived. */
    NOT_ARCHIVED,
    /** It was archived, and the recording service does not know it. */
    GONE,
    /** It was archived with another manifest than the one the recording service has. */
    CHANGED,
    /** Files of it are missing, cut off, without a key, or not as they were kept. */
    FILES,
    /** The recording service has one that nobody asked for. */
    UNASKED,
    /** A talk without any recording. */
    NEVER_RECORDED,
    /** A file of the media server belongs to no recording, or to one that is sealed without it. */
    STRAY_TAPE,
    /** A disk is nearly full, or cannot be written. */
    LOW_SPACE,
    /** The recording service does not answer, or the object store in which it keeps recordings. */
    UNANSWERED;

    /** Those whose subject is a recording. */
    static final Set<IncidentKind> OF_RECORDINGS = EnumSet.of(NOT_ARCHIVED, GONE, CHANGED, FILES, UNASKED);
}
