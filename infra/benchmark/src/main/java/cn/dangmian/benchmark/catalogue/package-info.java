/** How soon a past reception is found among a million. */
@NullMarked
package cn.dangmian.benchmark.catalogue;

import org.jspecify.annotations.NullMarked;
