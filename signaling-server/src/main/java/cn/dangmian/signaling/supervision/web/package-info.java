/** The live list and the watch. */
@NullMarked
package cn.dangmian.signaling.supervision.web;

import org.jspecify.annotations.NullMarked;
