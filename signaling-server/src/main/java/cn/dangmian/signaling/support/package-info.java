/** Technical help for whoever works at a terminal or a desk: asked for with one button, owned by a technician. */
@NullMarked
package cn.dangmian.signaling.support;

import org.jspecify.annotations.NullMarked;
