/** The port to media servers, in our words. */
@NullMarked
package cn.dangmian.signaling.media.server;

import org.jspecify.annotations.NullMarked;
