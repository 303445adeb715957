/** Notices to the outside: to those who look after them, and to the gateway that reports on them. */
@NullMarked
package cn.dangmian.signaling.notices.web;

import org.jspecify.annotations.NullMarked;
