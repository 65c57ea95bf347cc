package io.zhiyin.signals;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One product of an event.
 *
 * @param quantity pieces, >= 1
 * @param price of one piece
 * @param index its place in the list it was shown in, from 0
 */
public record EventItem(String itemId, int quantity, OptionalDouble price, OptionalInt index) {
  public static EventItem of(String itemId) {
    return new EventItem(itemId, 1, OptionalDouble.empty(), OptionalInt.empty());
  }
}
