/**
 * Search and completion: their parameters and their answers.
 *
 * <p>Useful for: the search page. Not for: lists for products and shoppers.
 */
@NullMarked
package io.zhiyin.web.search;

import org.jspecify.annotations.NullMarked;
