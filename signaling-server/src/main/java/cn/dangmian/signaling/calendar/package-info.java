/** Which days offices work: holidays and make-up working days as data, and counting by them. */
@NullMarked
package cn.dangmian.signaling.calendar;

import org.jspecify.annotations.NullMarked;
