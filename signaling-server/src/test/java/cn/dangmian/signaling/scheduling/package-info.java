/** Appointments and rosters without a database. */
@NullMarked
package cn.dangmian.signaling.scheduling;

import org.jspecify.annotations.NullMarked;
