/** What pages ask and tell about terminals. */
@NullMarked
package cn.dangmian.signaling.terminals.web;

import org.jspecify.annotations.NullMarked;
