/** How old a picture is when it is handed to the screen of the other side. */
@NullMarked
package cn.dangmian.benchmark.latency;

import org.jspecify.annotations.NullMarked;
