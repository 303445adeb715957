/** What commitments add to the timeline of a case. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.commitments.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
