/**
 * From words to terms: script and width, cutting, endings, stop words.
 *
 * <p>Useful for: analysing product text and queries in one way. Not for: scoring or storing terms.
 */
@NullMarked
package io.zhiyin.language;

import org.jspecify.annotations.NullMarked;
