/**
 * Predicted ratings measured offline: files of ratings, MAE and RMSE, settings chosen.
 *
 * <p>Useful for: {@code evaluate ratings}. Not for: rankings.
 */
@NullMarked
package io.zhiyin.eval.ratings;

import org.jspecify.annotations.NullMarked;
