/**
 * The learned mixture: many kinds of evidence for each candidate, weighed by what shoppers chose.
 *
 * <p>Useful for: the best next item without a neural network. Not for: tiny logs, where there is
 * nothing to learn the weights from (it then falls back on fixed ones).
 */
@NullMarked
package io.zhiyin.learn.sessions.blend;

import org.jspecify.annotations.NullMarked;
