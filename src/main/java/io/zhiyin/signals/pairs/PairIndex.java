package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Hash64;
import java.util.Arrays;

/**
 * Finds the number of a pair by its products: open addressing with linear probing over a {@link
 * PairPool}, at most 5/8 full, 4 bytes a slot and no key but the pool's own.
 */
final class PairIndex {
  static final int NONE = -1;

  private final PairPool pool;
  private int[] slots;
  private int count;

  PairIndex(PairPool pool) {
    this.pool = pool;
    this.slots = empty(32);
  }

  int find(int lower, int higher) {
    int mask = slots.length - 1;
    for (int slot = home(lower, higher); ; slot = (slot + 1) & mask) {
      int pair = slots[slot];
      if (pair == NONE || (pool.item(pair, 0) == lower && pool.item(pair, 1) == higher)) {
        return pair;
      }
    }
  }

  void put(int pair) {
    if (++count > slots.length / 8 * 5) {
      int[] old = slots;
      slots = empty(old.length * 2);
      for (int known : old) {
        if (known != NONE) {
          place(known);
        }
      }
    }
    place(pair);
  }

  /**
   * Removes a pair that is in here; those behind it move up (Knuth, volume 3, 6.4, algorithm R).
   */
  void remove(int pair) {
    int mask = slots.length - 1;
    int gap = home(pair);
    while (slots[gap] != pair) {
      gap = (gap + 1) & mask;
    }
    for (int slot = (gap + 1) & mask; slots[slot] != NONE; slot = (slot + 1) & mask) {
      int distance = (slot - home(slots[slot])) & mask;
      if (distance >= ((slot - gap) & mask)) {
        slots[gap] = slots[slot];
        gap = slot;
      }
    }
    slots[gap] = NONE;
    count--;
  }

  int count() {
    return count;
  }

  private void place(int pair) {
    int mask = slots.length - 1;
    int slot = home(pair);
    while (slots[slot] != NONE) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = pair;
  }

  private int home(int pair) {
    return home(pool.item(pair, 0), pool.item(pair, 1));
  }

  private int home(int lower, int higher) {
    return (int) Hash64.mix((long) lower << 32 | higher) & (slots.length - 1);
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
