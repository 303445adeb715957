@NullMarked
package cn.dangmian.signaling.organization;

import org.jspecify.annotations.NullMarked;
