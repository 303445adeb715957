/** The evidence pack: a recording with everything that proves it, as one file. */
@NullMarked
package cn.dangmian.recording.pack;

import org.jspecify.annotations.NullMarked;
