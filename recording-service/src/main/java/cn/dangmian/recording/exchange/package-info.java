/** The two streams between the signaling server and this service: commands in, reports out, each at least once. */
@NullMarked
package cn.dangmian.recording.exchange;

import org.jspecify.annotations.NullMarked;
