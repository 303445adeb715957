/** How soon after its end a reception can be played from its sealed archive, and how much memory that takes. */
@NullMarked
package cn.dangmian.benchmark.archive;

import org.jspecify.annotations.NullMarked;
