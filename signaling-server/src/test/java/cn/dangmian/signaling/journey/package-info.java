/** The whole server as browsers meet it: HTTP and STOMP, real PostgreSQL, Redis and Janus, two nodes. */
@NullMarked
package cn.dangmian.signaling.journey;

import org.jspecify.annotations.NullMarked;
