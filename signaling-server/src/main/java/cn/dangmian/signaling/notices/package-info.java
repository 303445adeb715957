/** What petitioners are told, by short message and by electronic mail: an outbox with retries and receipts. */
@NullMarked
package cn.dangmian.signaling.notices;

import org.jspecify.annotations.NullMarked;
