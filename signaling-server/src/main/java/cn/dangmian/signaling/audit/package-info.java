/** The log: one line for every change, in the change's own transaction. */
@NullMarked
package cn.dangmian.signaling.audit;

import org.jspecify.annotations.NullMarked;
