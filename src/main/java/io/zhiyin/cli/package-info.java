/**
 * The command line: arguments to calls into the rooms below, results to tables and JSON. Useful for
 * operating Zhiyin from a terminal; not for rules of its own.
 */
@NullMarked
package io.zhiyin.cli;

import org.jspecify.annotations.NullMarked;
