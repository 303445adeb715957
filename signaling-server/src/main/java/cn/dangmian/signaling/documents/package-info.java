/** Papers of a talk: taken with a camera or brought as a picture, shown sharp to both sides, kept with the case. */
@NullMarked
package cn.dangmian.signaling.documents;

import org.jspecify.annotations.NullMarked;
