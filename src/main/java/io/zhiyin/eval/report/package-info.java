/**
 * What an evaluation found: the record of each method and its JSON.
 *
 * <p>Useful for: every {@code evaluate} command. Not for: measuring.
 */
@NullMarked
package io.zhiyin.eval.report;

import org.jspecify.annotations.NullMarked;
