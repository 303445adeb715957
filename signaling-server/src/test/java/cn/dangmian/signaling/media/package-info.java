/** What browsers are given, held against real servers. */
@NullMarked
package cn.dangmian.signaling.media;

import org.jspecify.annotations.NullMarked;
