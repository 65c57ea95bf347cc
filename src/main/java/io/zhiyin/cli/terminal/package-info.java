/**
 * What the terminal shows: tables and the progress of long work.
 *
 * <p>Useful for: all commands. Not for: JSON, which is printed as it is.
 */
@NullMarked
package io.zhiyin.cli.terminal;

import org.jspecify.annotations.NullMarked;
