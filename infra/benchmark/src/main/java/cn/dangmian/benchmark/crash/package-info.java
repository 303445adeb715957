/** What is lost of a recording when something dies in the middle of a talk. */
@NullMarked
package cn.dangmian.benchmark.crash;

import org.jspecify.annotations.NullMarked;
