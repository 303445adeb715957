/** One film of a whole talk, made when somebody asks for it and made again at will: the sealed tracks are the evidence. */
@NullMarked
package cn.dangmian.recording.composite;

import org.jspecify.annotations.NullMarked;
