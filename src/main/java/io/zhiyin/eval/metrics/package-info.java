/**
 * Measures of ranked lists against judgements, their intervals and their differences.
 *
 * <p>Useful for: every kind of evaluation, since a case is only its relevances in ranked order. Not
 * for: making the rankings.
 */
@NullMarked
package io.zhiyin.eval.metrics;

import org.jspecify.annotations.NullMarked;
