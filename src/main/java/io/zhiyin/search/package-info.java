/**
 * From a query in words to a page of results.
 *
 * <p>Useful for: the search page, plain or personalised. Not for: shelves (see {@code recommend}).
 */
@NullMarked
package io.zhiyin.search;

import org.jspecify.annotations.NullMarked;
