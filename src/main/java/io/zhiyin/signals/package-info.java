/**
 * What shoppers do: events, their log, histories, and the counters that say which products go
 * together.
 *
 * <p>Useful for: live co-occurrence, popularity and histories. Not for: finding or ordering
 * products.
 */
@NullMarked
package io.zhiyin.signals;

import org.jspecify.annotations.NullMarked;
