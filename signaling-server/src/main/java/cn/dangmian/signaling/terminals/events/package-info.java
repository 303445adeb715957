/** What happened to terminals. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.terminals.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
