/**
 * Item-item weights learned by regression: EASE and SLIM.
 *
 * <p>Useful for: accuracy when most items have several shoppers. Not for: catalogues that change by
 * the minute, since a fit is a whole pass.
 */
@NullMarked
package io.zhiyin.learn.linear;

import org.jspecify.annotations.NullMarked;
