/** Petition cases: registration, numbers, timeline. */
@NullMarked
package cn.dangmian.signaling.casework;

import org.jspecify.annotations.NullMarked;
