/** What a conference adds to the timeline of a case. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.conference.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
