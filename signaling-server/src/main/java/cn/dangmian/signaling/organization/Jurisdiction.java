package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;

/** Who administers what. Duties lie above this module, so it only asks. */
public interface Jurisdiction {

    /** Whether the person administers offices at this one, from it or from one above it. */
    boolean administers(PersonId person, OfficeId office);
}
