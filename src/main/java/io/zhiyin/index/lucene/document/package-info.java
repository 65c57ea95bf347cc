/**
 * What stands in a product's document, written and read back.
 *
 * <p>Useful for: the index's fields, analysed terms, vectors, strengths. Not for: questions.
 */
@NullMarked
package io.zhiyin.index.lucene.document;

import org.jspecify.annotations.NullMarked;
