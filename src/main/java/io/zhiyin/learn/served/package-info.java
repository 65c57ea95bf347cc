/**
 * Item–item models in the form that an index serves.
 *
 * <p>Useful for: feature fields of products' documents, and measuring what pruning costs. Not for:
 * models of factors, shoppers or sessions as they are; asked of one item at a time they become
 * such.
 */
@NullMarked
package io.zhiyin.learn.served;

import org.jspecify.annotations.NullMarked;
