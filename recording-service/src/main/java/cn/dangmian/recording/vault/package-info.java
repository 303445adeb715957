/** Keeps files under the hash of what is in them, whole or not at all. */
@NullMarked
package cn.dangmian.recording.vault;

import org.jspecify.annotations.NullMarked;
