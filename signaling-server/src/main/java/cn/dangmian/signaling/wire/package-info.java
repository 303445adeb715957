/** The wire to the browsers and between the nodes: STOMP, the outbound bus, commands that may be repeated. */
@NullMarked
package cn.dangmian.signaling.wire;

import org.jspecify.annotations.NullMarked;
