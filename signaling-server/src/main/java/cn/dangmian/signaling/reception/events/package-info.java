/** What happens in receptions, and what a recorder reports to them. */
@NamedInterface("events")
@NullMarked
package cn.dangmian.signaling.reception.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
