/** How soon a terminal's page can be used by whoever opens it, and how much it loads. */
@NullMarked
package cn.dangmian.benchmark.page;

import org.jspecify.annotations.NullMarked;
