/** Signing in and out. */
@NullMarked
package cn.dangmian.signaling.identity.web;

import org.jspecify.annotations.NullMarked;
