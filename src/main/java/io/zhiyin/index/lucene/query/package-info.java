/**
 * Questions as Lucene's queries, and their answers.
 *
 * <p>Useful for: retrievals, filters, orders, passes over the postings. Not for: writing documents.
 */
@NullMarked
package io.zhiyin.index.lucene.query;

import org.jspecify.annotations.NullMarked;
