/**
 * How products are chosen for a shelf: the named strategies and the blends between them.
 *
 * <p>Useful for: one name to one query. Not for: filling a shelf, leaving out or mixing (see {@code
 * recommend}).
 */
@NullMarked
package io.zhiyin.recommend.strategy;

import org.jspecify.annotations.NullMarked;
