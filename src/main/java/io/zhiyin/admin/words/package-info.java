/**
 * Words changed while serving: what they would do, bringing them into force, taking them back.
 *
 * <p>Useful for: lexicon, synonyms, stop words, units. Not for: what shapes the index otherwise,
 * which waits for a start.
 */
@NullMarked
package io.zhiyin.admin.words;

import org.jspecify.annotations.NullMarked;
