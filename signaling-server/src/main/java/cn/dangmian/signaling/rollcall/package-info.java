/** Superiors ring terminals on duty, by lot or of their choice: who answers, and after how long. */
@NullMarked
package cn.dangmian.signaling.rollcall;

import org.jspecify.annotations.NullMarked;
