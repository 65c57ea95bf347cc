/**
 * Benches of the whole engine, each a main class that prints paired ratios of one run.
 *
 * <p>Useful for: comparing contenders that take turns on the same machine. Not for: figures that
 * hold on another machine.
 */
@NullMarked
package io.zhiyin.bench;

import org.jspecify.annotations.NullMarked;
