/**
 * Word lists and word groups of {@code index-config/}, read line by line.
 *
 * <p>Useful for: lexicon, stop words, synonyms and misspellings as files. Not for: keys and values
 * of YAML (see {@code config}).
 */
@NullMarked
package io.zhiyin.config.words;

import org.jspecify.annotations.NullMarked;
