/** Papers, pictures and moments that belong to a recording, told by the signaling server and sealed as they come. */
@NullMarked
package cn.dangmian.recording.exhibits;

import org.jspecify.annotations.NullMarked;
