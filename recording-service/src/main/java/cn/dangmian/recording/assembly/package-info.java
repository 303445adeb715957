/** Turns the packets of the spool into playable tracks, and archives a recording when its talk is over. */
@NullMarked
package cn.dangmian.recording.assembly;

import org.jspecify.annotations.NullMarked;
