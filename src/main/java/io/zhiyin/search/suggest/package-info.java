/**
 * What may be meant: completions of what is being typed, corrections of what was typed, and the log
 * of past queries.
 *
 * <p>Useful for: the search box and answers that found little. Not for: finding products.
 */
@NullMarked
package io.zhiyin.search.suggest;

import org.jspecify.annotations.NullMarked;
