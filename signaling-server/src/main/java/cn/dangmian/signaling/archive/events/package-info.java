/** What happens to recordings. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.archive.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
