/** What happens to rosters and appointments. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.scheduling.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
