/** What terminals and desks say and see. */
@NullMarked
package cn.dangmian.signaling.reception.web;

import org.jspecify.annotations.NullMarked;
