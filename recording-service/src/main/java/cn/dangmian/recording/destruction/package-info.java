/** Destroys recordings by order, so that nothing but the proof of them is left. */
@NullMarked
package cn.dangmian.recording.destruction;

import org.jspecify.annotations.NullMarked;
