/** What browsers say about their links. */
@NullMarked
package cn.dangmian.signaling.media.web;

import org.jspecify.annotations.NullMarked;
