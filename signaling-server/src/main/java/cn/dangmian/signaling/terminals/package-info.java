/** The fleet of terminals: enrolment, devices, self-tests, presence, commissioning. */
@NullMarked
package cn.dangmian.signaling.terminals;

import org.jspecify.annotations.NullMarked;
