/** People with browsers: each sits at a real Chromium with a picture and a tone of their own, and does what a person would. */
@NullMarked
package cn.dangmian.e2e;

import org.jspecify.annotations.NullMarked;
