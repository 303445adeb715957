/** The log against whoever would rewrite it. */
@NullMarked
package cn.dangmian.signaling.audit;

import org.jspecify.annotations.NullMarked;
