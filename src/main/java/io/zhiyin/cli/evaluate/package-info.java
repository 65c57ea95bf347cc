/**
 * The commands {@code evaluate …} and {@code split}. Useful for measuring quality from a terminal;
 * not for measures of their own.
 */
@NullMarked
package io.zhiyin.cli.evaluate;

import org.jspecify.annotations.NullMarked;
