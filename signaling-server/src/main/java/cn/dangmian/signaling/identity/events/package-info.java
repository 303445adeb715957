/** What people lose, for those who must act on it at once. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.identity.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
