/** Janus, held against the contract of the port. */
@NullMarked
package cn.dangmian.signaling.media.server.janus;

import org.jspecify.annotations.NullMarked;
