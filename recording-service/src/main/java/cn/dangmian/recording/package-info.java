/** The recording service: captures, assembles, keeps and plays the recordings of receptions. */
@NullMarked
package cn.dangmian.recording;

import org.jspecify.annotations.NullMarked;
