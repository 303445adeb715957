/** Notices without a database. */
@NullMarked
package cn.dangmian.signaling.notices;

import org.jspecify.annotations.NullMarked;
