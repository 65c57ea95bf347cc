/**
 * What several evaluations share: their options, judged files and tables.
 *
 * <p>Useful for: one reading and one printing of a thing. Not for: a command of its own.
 */
@NullMarked
package io.zhiyin.cli.evaluate.shared;

import org.jspecify.annotations.NullMarked;
