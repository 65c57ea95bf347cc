/**
 * Counters of what goes with what, by item ordinal, in primitive arrays.
 *
 * <p>Useful for: counting pairs and popularity with decay in bounded memory. Not for: events, ids
 * of shoppers, threads: everything here is confined to whoever holds the lock.
 */
@NullMarked
package io.zhiyin.signals.count;

import org.jspecify.annotations.NullMarked;
