/** People, their duties, signing in, and the one table of who may do what. */
@NullMarked
package cn.dangmian.signaling.identity;

import org.jspecify.annotations.NullMarked;
