/** Measures the product against its peers and the physical limits: one command, one run, taking turns. */
@NullMarked
package cn.dangmian.benchmark;

import org.jspecify.annotations.NullMarked;
