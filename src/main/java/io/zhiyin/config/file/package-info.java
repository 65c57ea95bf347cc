/**
 * Files of {@code index-config/} as they are read: sections of YAML, lists and groups of words, and
 * the problems found in them.
 *
 * <p>Useful for: one reading and one message for every file. Not for: what a setting means (see
 * {@code config}).
 */
@NullMarked
package io.zhiyin.config.file;

import org.jspecify.annotations.NullMarked;
