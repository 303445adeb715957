/** From a wish to a time: who is competent, who is on duty when, appointments through the tiers, slots that nobody holds twice. */
@NullMarked
package cn.dangmian.signaling.scheduling;

import org.jspecify.annotations.NullMarked;
