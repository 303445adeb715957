/** Every reception is recorded and linked to its case: the recorder's gate, its reports, and who may play. */
@NullMarked
package cn.dangmian.signaling.archive;

import org.jspecify.annotations.NullMarked;
