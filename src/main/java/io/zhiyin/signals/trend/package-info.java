/**
 * Counters of what is on the rise: everywhere, and in each region.
 *
 * <p>Useful for: a product's short count beside its long one. Not for: what goes with what (see
 * {@code count}), shops and categories (which are asked for product by product).
 */
@NullMarked
package io.zhiyin.signals.trend;

import org.jspecify.annotations.NullMarked;
