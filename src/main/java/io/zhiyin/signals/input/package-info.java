/**
 * Reads events from JSON and files, by rule.
 *
 * <p>Useful for: the border, where shops' input comes in. Not for: storing or counting events.
 */
@NullMarked
package io.zhiyin.signals.input;

import org.jspecify.annotations.NullMarked;
