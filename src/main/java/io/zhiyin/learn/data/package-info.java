/**
 * Interactions, sparse matrices and loops over all cores, as compact arrays of primitives.
 *
 * <p>Useful for: every method's fitting. Not for: the store's live counters.
 */
@NullMarked
package io.zhiyin.learn.data;

import org.jspecify.annotations.NullMarked;
