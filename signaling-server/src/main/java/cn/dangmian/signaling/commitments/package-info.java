/** What became of what officials promised in their talks: kept, or not and why, told by who has to keep it. */
@NullMarked
package cn.dangmian.signaling.commitments;

import org.jspecify.annotations.NullMarked;
