/** Robots that take part in a meeting as a browser would: real ICE, DTLS, SRTP and codecs, but no screen. */
@NullMarked
package cn.dangmian.signaling.media.peer;

import org.jspecify.annotations.NullMarked;
