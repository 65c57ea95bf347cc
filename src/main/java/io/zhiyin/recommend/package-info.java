/**
 * From a shopper, product or cart to a shelf of products.
 *
 * <p>Useful for: similar items and personal shelves. Not for: answering queries in words (see
 * {@code search}).
 */
@NullMarked
package io.zhiyin.recommend;

import org.jspecify.annotations.NullMarked;
