/**
 * What a shopper would rate an item: methods over explicit ratings.
 *
 * <p>Useful for: shops that ask for stars, judged by MAE and RMSE. Not for: ranking, which {@link
 * io.zhiyin.learn.Method} is for: a good guess of stars is no good order of what to offer.
 */
@NullMarked
package io.zhiyin.learn.ratings;

import org.jspecify.annotations.NullMarked;
