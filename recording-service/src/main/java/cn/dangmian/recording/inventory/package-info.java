/** What is there, for whoever compares it with what should be, and how much more there is room for. */
@NullMarked
package cn.dangmian.recording.inventory;

import org.jspecify.annotations.NullMarked;
