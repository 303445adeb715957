/** Rosters, appointments and slots over HTTP. */
@NullMarked
package cn.dangmian.signaling.scheduling.web;

import org.jspecify.annotations.NullMarked;
