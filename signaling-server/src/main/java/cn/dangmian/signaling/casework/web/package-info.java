/** Registering and reading a case. */
@NullMarked
package cn.dangmian.signaling.casework.web;

import org.jspecify.annotations.NullMarked;
