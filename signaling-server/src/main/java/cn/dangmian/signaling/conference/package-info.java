/** Who is in a talk besides its two sides: called in, rung, joined, heard by some alone; and the caucus without the petitioner. */
@NullMarked
package cn.dangmian.signaling.conference;

import org.jspecify.annotations.NullMarked;
