/**
 * From texts to terms, the same for products and queries: width, case and script, cutting, stop
 * words, endings.
 *
 * <p>Useful for: searching, comparing and showing terms, and for comparing values such as brands.
 * Not for: scoring or storing terms.
 */
@NullMarked
package io.zhiyin.language;

import org.jspecify.annotations.NullMarked;
