/** Check-in, the waiting line, the call and the live reception. */
@NullMarked
package cn.dangmian.signaling.reception;

import org.jspecify.annotations.NullMarked;
