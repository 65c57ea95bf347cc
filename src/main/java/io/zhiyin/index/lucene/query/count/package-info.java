/**
 * Which documents hold enough of the words asked for, and how many: counted by sets of bits, asked
 * one by one.
 *
 * <p>Useful for: totals and the steps of the minimum match. Not for: scores (see {@code
 * index.lucene.query}).
 */
@NullMarked
package io.zhiyin.index.lucene.query.count;

import org.jspecify.annotations.NullMarked;
