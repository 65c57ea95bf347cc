/**
 * What shoppers allow, and the receipts of what they had erased.
 *
 * <p>Useful for: deciding whether an event may be kept and a history used. Not for: erasing itself
 * (see {@link io.zhiyin.signals.log.EventLog}).
 */
@NullMarked
package io.zhiyin.signals.privacy;

import org.jspecify.annotations.NullMarked;
