/**
 * The live state of the shop's behaviour: counters and histories kept up to date by the event log.
 *
 * <p>Useful for: what goes with what right now, and a shopper's latest steps. Not for: keeping
 * events (see {@link io.zhiyin.signals.log.EventLog}); all of this can be made again from the log.
 */
@NullMarked
package io.zhiyin.signals.live;

import org.jspecify.annotations.NullMarked;
