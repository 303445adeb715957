/** The tree of petition offices in five tiers, and their terminals and desks. */
@NullMarked
package cn.dangmian.signaling.organization;

import org.jspecify.annotations.NullMarked;
