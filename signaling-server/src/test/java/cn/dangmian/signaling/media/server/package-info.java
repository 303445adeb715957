/** What every media server must do, held against real ones. */
@NullMarked
package cn.dangmian.signaling.media.server;

import org.jspecify.annotations.NullMarked;
