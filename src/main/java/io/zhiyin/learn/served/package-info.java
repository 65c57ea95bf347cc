/**
 * Item–item models in the form that an index serves.
 *
 * <p>Useful for: feature fields of products' documents, and measuring what pruning costs. Not for:
 * models of factors, shoppers or sessions, which are no postings.
 */
@NullMarked
package io.zhiyin.learn.served;

import org.jspecify.annotations.NullMarked;
