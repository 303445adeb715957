/** Who is called in, without a server. */
@NullMarked
package cn.dangmian.signaling.conference;

import org.jspecify.annotations.NullMarked;
