/** The port spoken to Janus: VideoRoom over its WebSocket API. */
@NullMarked
package cn.dangmian.signaling.media.server.janus;

import org.jspecify.annotations.NullMarked;
