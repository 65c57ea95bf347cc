/**
 * Products kept: the store that holds the truth about them, and its changes in order.
 *
 * <p>Useful for: writing, versions, following changes. Not for: what a valid product is (see {@code
 * catalog}).
 */
@NullMarked
package io.zhiyin.catalog.store;

import org.jspecify.annotations.NullMarked;
