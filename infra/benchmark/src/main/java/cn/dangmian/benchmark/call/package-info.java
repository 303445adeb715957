/** How long it takes from the press of "accept" until each sees the other. */
@NullMarked
package cn.dangmian.benchmark.call;

import org.jspecify.annotations.NullMarked;
