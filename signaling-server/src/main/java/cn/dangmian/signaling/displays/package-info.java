/** Screens in the halls of offices: how one is paired, what it shows and what it says. */
@NullMarked
package cn.dangmian.signaling.displays;

import org.jspecify.annotations.NullMarked;
