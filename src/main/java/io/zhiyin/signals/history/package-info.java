/**
 * What each shopper did lately, by shopper and session.
 *
 * <p>Useful for: histories, what was bought, dismissed or shown in vain. Not for: what goes with
 * what (see {@code live}).
 */
@NullMarked
package io.zhiyin.signals.history;

import org.jspecify.annotations.NullMarked;
