/** Past receptions and the permission to play them. */
@NullMarked
package cn.dangmian.signaling.archive.web;

import org.jspecify.annotations.NullMarked;
