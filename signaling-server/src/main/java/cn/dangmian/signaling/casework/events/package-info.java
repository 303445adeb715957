/** What happens to a case. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.casework.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
