/**
 * What a search page shows beside its products: counts of values, marked words, the variant that
 * matched.
 *
 * <p>Useful for: facets and highlights. Not for: finding products.
 */
@NullMarked
package io.zhiyin.index.lucene.page;

import org.jspecify.annotations.NullMarked;
