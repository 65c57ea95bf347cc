/**
 * What is sold: validated products and the store that holds the truth about them.
 *
 * <p>Useful for: reading, checking, keeping and following products. Not for: finding them by words
 * (see {@code index}).
 */
@NullMarked
package io.zhiyin.catalog;

import org.jspecify.annotations.NullMarked;
