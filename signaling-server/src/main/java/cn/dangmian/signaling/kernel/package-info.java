/** Words that every module shares: ids, the acting person, refusals. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package cn.dangmian.signaling.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
