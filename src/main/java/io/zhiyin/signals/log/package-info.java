/**
 * The log of events, the truth that all counters are made of: written before an event is
 * acknowledged, replayed after a crash, shortened by erasures and by age.
 */
@NullMarked
package io.zhiyin.signals.log;

import org.jspecify.annotations.NullMarked;
