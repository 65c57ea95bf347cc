/**
 * Copies of the store made while it serves, and going back to one.
 *
 * <p>Useful for: backups, undoing a mistake. Not for: the index, which is made from the store
 * again.
 */
@NullMarked
package io.zhiyin.admin.snapshot;

import org.jspecify.annotations.NullMarked;
