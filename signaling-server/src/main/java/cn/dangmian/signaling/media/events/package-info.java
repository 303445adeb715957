/** What happens to rooms and seats. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.media.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
