/**
 * What a query asks for beside its words: prices, brands, categories and attribute values that the
 * catalogue itself knows.
 *
 * <p>Useful for: constraints and lifts beside the words, and for telling what was understood. Not
 * for: correcting words (see {@code suggest}) or cutting them (see {@code language}).
 */
@NullMarked
package io.zhiyin.search.understand;

import org.jspecify.annotations.NullMarked;
