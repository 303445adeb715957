/** Plays a recording to whoever holds a signed grant for it, and refuses everybody else. */
@NullMarked
package cn.dangmian.recording.playback;

import org.jspecify.annotations.NullMarked;
