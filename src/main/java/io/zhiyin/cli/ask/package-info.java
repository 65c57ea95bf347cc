/** The questions from a terminal: {@code search}, {@code similar} and {@code recommend}. */
@NullMarked
package io.zhiyin.cli.ask;

import org.jspecify.annotations.NullMarked;
