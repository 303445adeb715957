/** Papers of a talk: taken with a camera or brought as a picture or a PDF, shown sharp to both sides, kept with the case. */
@NullMarked
package cn.dangmian.signaling.documents;

import org.jspecify.annotations.NullMarked;
