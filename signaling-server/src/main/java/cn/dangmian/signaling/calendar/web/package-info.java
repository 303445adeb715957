/** Reading and importing the calendar. */
@NullMarked
package cn.dangmian.signaling.calendar.web;

import org.jspecify.annotations.NullMarked;
