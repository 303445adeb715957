/** Superiors see what is live in their subtree, and watch with a purpose. */
@NullMarked
package cn.dangmian.signaling.supervision;

import org.jspecify.annotations.NullMarked;
