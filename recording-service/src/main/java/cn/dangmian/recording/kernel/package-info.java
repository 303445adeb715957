/** Words that every module shares: ids, seats, tracks, gaps, refusals. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package cn.dangmian.recording.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
