/** What recordings there are: of which reception and case, how far along, with which tracks and gaps. */
@NullMarked
package cn.dangmian.recording.catalog;

import org.jspecify.annotations.NullMarked;
