/** Watches the spool into which a media server writes, and knows which files make up a recording. */
@NullMarked
package cn.dangmian.recording.capture;

import org.jspecify.annotations.NullMarked;
