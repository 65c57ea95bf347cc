package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Hash64;
import java.util.Arrays;

/**
 * Finds the number of a pair by its products: open addressing with linear probing over a {@link
 * PairPool}, 4 bytes a slot and no key but the pool's own. {@value #PARTS} tables by the hash, each
 * at most 3/4 full and grown by half alone, so that no growth copies much: 5.3 to 8 bytes a pair.
 */
final class PairIndex {
  static final int NONE = -1;

  private static final int PARTS = 256;
  private static final int FIRST = 8;

  private final PairPool pool;
  private final int[][] parts = new int[PARTS][];
  private final int[] counts = new int[PARTS];
  private int count;

  PairIndex(PairPool pool) {
    this.pool = pool;
    Arrays.setAll(parts, part -> empty(FIRST));
  }

  int find(int lower, int higher) {
    long hash = hash(lower, higher);
    int[] slots = parts[part(hash)];
    for (int slot = home(hash, slots.length); ; slot = after(slot, slots.length)) {
      int pair = slots[slot];
      if (pair == NONE || (pool.item(pair, 0) == lower && pool.item(pair, 1) == higher)) {
        return pair;
      }
    }
  }

  void put(int pair) {
    long hash = hash(pair);
    int part = part(hash);
    count++;
    if (++counts[part] > parts[part].length / 4 * 3) {
      int[] old = parts[part];
      parts[part] = empty(old.length + (old.length >> 3) * 4);
      for (int known : old) {
        if (known != NONE) {
          place(parts[part], known, hash(known));
        }
      }
    }
    place(parts[part], pair, hash);
  }

  /**
   * Removes a pair that is in here; those behind it move up (Knuth, volume 3, 6.4, algorithm R).
   */
  void remove(int pair) {
    long hash = hash(pair);
    int[] slots = parts[part(hash)];
    int gap = home(hash, slots.length);
    while (slots[gap] != pair) {
      gap = after(gap, slots.length);
    }
    for (int slot = after(gap, slots.length);
        slots[slot] != NONE;
        slot = after(slot, slots.length)) {
      int home = home(hash(slots[slot]), slots.length);
      if (distance(home, slot, slots.length) >= distance(gap, slot, slots.length)) {
        slots[gap] = slots[slot];
        gap = slot;
      }
    }
    slots[gap] = NONE;
    counts[part(hash)]--;
    count--;
  }

  int count() {
    return count;
  }

  private static void place(int[] slots, int pair, long hash) {
    int slot = home(hash, slots.length);
    while (slots[slot] != NONE) {
      slot = after(slot, slots.length);
    }
    slots[slot] = pair;
  }

  private static int after(int slot, int length) {
    return slot + 1 == length ? 0 : slot + 1;
  }

  private static int distance(int from, int to, int length) {
    return to >= from ? to - from : to - from + length;
  }

  private long hash(int pair) {
    return hash(pool.item(pair, 0), pool.item(pair, 1));
  }

  private static long hash(int lower, int higher) {
    return Hash64.mix((long) lower << 32 | higher);
  }

  private static int part(long hash) {
    return (int) hash & (PARTS - 1);
  }

  /** Lemire, "Fast random integer generation in an interval", 2019: the upper bits, scaled. */
  private static int home(long hash, int length) {
    return (int) (((hash >>> 32) * length) >>> 32);
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
