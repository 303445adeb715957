/** What petitioners follow their cases with, and what they think of how they were received. */
@NullMarked
package cn.dangmian.signaling.evaluation;

import org.jspecify.annotations.NullMarked;
