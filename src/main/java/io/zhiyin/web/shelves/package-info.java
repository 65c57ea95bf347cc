/**
 * Lists of products: similar items, recommendations, shelves, a shopper's stream.
 *
 * <p>Useful for: product, home and cart pages. Not for: searches by words.
 */
@NullMarked
package io.zhiyin.web.shelves;

import org.jspecify.annotations.NullMarked;
