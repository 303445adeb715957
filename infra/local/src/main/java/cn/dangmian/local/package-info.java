/** One machine with everything on it: PostgreSQL, Redis, Janus, coturn, nginx and the services, as children that leave nothing behind. */
@NullMarked
package cn.dangmian.local;

import org.jspecify.annotations.NullMarked;
