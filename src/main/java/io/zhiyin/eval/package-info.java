/**
 * Is it any good: files to judged rankings to figures with intervals.
 *
 * <p>Useful for: offline evaluation, tuning on validation data, the quality gate of a new model.
 * Not for: answering shoppers.
 */
@NullMarked
package io.zhiyin.eval;

import org.jspecify.annotations.NullMarked;
