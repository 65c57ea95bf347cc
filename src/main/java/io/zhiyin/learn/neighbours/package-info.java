/**
 * Methods that are a sparse matrix from what a shopper had to what goes with it, and their kin by
 * user.
 *
 * <p>Useful for: serving from postings; most shops. Not for: shoppers without history.
 */
@NullMarked
package io.zhiyin.learn.neighbours;

import org.jspecify.annotations.NullMarked;
