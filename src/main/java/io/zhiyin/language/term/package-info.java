/**
 * Rewrites terms that were cut: English endings, models, numbers with units.
 *
 * <p>Useful for: the chains. Not for: Chinese words, which are left alone.
 */
@NullMarked
package io.zhiyin.language.term;

import org.jspecify.annotations.NullMarked;
