/** 接访笔录: written while it is talked, read and signed by those who came, closed, and only added to afterwards. */
@NullMarked
package cn.dangmian.signaling.minutes;

import org.jspecify.annotations.NullMarked;
