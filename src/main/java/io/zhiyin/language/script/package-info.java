/**
 * Writes what looks different but means the same in one way: width, case, accents, traditional
 * script.
 *
 * <p>Useful for: comparing values, and as the first step of every chain. Not for: cutting.
 */
@NullMarked
package io.zhiyin.language.script;

import org.jspecify.annotations.NullMarked;
