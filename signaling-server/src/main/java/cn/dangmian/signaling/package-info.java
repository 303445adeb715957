/** Schedules, brokers and supervises receptions by video, and keeps their cases. */
@NullMarked
package cn.dangmian.signaling;

import org.jspecify.annotations.NullMarked;
