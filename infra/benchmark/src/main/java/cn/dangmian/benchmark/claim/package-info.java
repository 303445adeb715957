/** {@code infra/bench claim}: from "call next" to both parties told, by two nodes. */
@NullMarked
package cn.dangmian.benchmark.claim;

import org.jspecify.annotations.NullMarked;
