/**
 * Who and what is no shopper's doing, told by speed and quantity.
 *
 * <p>Useful for: leaving events out of whatever is counted or learned. Not for: robots that say who
 * they are (see {@code input}).
 */
@NullMarked
package io.zhiyin.signals.robots;

import org.jspecify.annotations.NullMarked;
