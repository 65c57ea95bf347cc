/**
 * Cuts levelled texts into terms: runs of letters as a whole, runs of Chinese characters by a
 * cutter.
 *
 * <p>Useful for: the chains. Not for: deciding which terms are kept or how they are written.
 */
@NullMarked
package io.zhiyin.language.cut;

import org.jspecify.annotations.NullMarked;
