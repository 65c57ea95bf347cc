/**
 * Benches of the counters alone: what they keep, what their bounds cost.
 *
 * <p>Useful for: bytes, counts and accuracy, which no other work on the machine changes. Not for:
 * questions and answers (see {@code bench}).
 */
@NullMarked
package io.zhiyin.bench.counting;

import org.jspecify.annotations.NullMarked;
