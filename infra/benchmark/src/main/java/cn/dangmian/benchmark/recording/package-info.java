/** What it costs to record a reception. */
@NullMarked
package cn.dangmian.benchmark.recording;

import org.jspecify.annotations.NullMarked;
