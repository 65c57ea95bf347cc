/**
 * Recommendation measured offline: interactions, held-out targets, rankings, tuning, splits.
 *
 * <p>Useful for: {@code evaluate recommend} and {@code split}. Not for: sessions and search.
 */
@NullMarked
package io.zhiyin.eval.recommend;

import org.jspecify.annotations.NullMarked;
