/**
 * What the configuration says, as the settings each part of the engine wants, and its edits while
 * running.
 *
 * <p>Useful for: opening an engine, changing weights while it serves. Not for: reading files of
 * index-config/, which is config's.
 */
@NullMarked
package io.zhiyin.admin.settings;

import org.jspecify.annotations.NullMarked;
