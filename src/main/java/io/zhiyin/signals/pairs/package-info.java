/**
 * Counts of what goes with what, by item ordinal, in bounded memory.
 *
 * <p>Useful for: neighbours with strengths, and what documents carry of them. Not for: events, ids
 * of shoppers, threads: everything here is confined to whoever holds the lock.
 */
@NullMarked
package io.zhiyin.signals.pairs;

import org.jspecify.annotations.NullMarked;
