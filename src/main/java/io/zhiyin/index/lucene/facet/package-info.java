/**
 * What products are counted and filtered by, value by value and variant by variant.
 *
 * <p>A filter asks for one variant that fulfils all of it. Lucene's fields of a product hold what
 * any of its variants offers; {@link VariantRows} tells which of them offers what together.
 */
@NullMarked
package io.zhiyin.index.lucene.facet;

import org.jspecify.annotations.NullMarked;
