/** Rooms, seats and links: who may send to whom through a media server. It knows nothing of receptions. */
@NullMarked
package cn.dangmian.signaling.media;

import org.jspecify.annotations.NullMarked;
