/**
 * Latent factors: implicit ALS, BPR and the low-pass graph filter.
 *
 * <p>Useful for: generalising beyond pairs that were seen together. Not for: explaining an answer
 * by single items.
 */
@NullMarked
package io.zhiyin.learn.factors;

import org.jspecify.annotations.NullMarked;
