/** Seals manifests: signs each and appends it to a log that cannot be rewritten unseen. */
@NullMarked
package cn.dangmian.recording.seal;

import org.jspecify.annotations.NullMarked;
