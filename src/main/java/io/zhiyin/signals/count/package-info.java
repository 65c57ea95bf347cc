/**
 * Decayed counts of single things by number, and the measures made of them, in primitive arrays.
 *
 * <p>Useful for: counting with decay. Not for: pairs (see {@code pairs}), events, ids of shoppers,
 * threads: everything here is confined to whoever holds the lock.
 */
@NullMarked
package io.zhiyin.signals.count;

import org.jspecify.annotations.NullMarked;
