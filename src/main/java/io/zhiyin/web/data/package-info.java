/**
 * What is written and taken out again: products, events, exports, privacy.
 *
 * <p>Useful for: integrating a shop. Not for: operating it.
 */
@NullMarked
package io.zhiyin.web.data;

import org.jspecify.annotations.NullMarked;
