/** The conversion tools of Debian, shut in and bounded (decision 022). */
@NullMarked
package cn.dangmian.recording.tools;

import org.jspecify.annotations.NullMarked;
