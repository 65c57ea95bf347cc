package io.zhiyin.index.lucene.query.count;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts for each of many positions in how many sets of bits it is, 64 positions at a time: the
 * numbers stand in binary, digit by digit, and a set is added with carries (vertical counters;
 * Knuth, "The Art of Computer Programming" 4A, 7.1.3).
 */
final class BitCounter {
  private final long[][] digits = new long[Integer.SIZE][];
  private final int longs;
  private int sets;

  /**
   * @param positions a multiple of 64
   */
  BitCounter(int positions) {
    this.longs = positions / Long.SIZE;
  }

  void clear() {
    sets = 0;
  }

  private static int digits(int number) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  void add(FixedBitSet set) {
    int before = digits(sets);
    sets++;
    int now = digits(sets);
    if (now > before && digits[before] == null) {
      digits[before] = new long[longs];
    } else if (now > before) {
      Arrays.fill(digits[before], 0);
    }
    long[] bits = set.getBits();
    for (int i = 0; i < longs; i++) {
      long carry = bits[i];
      for (int digit = 0; digit < now && carry != 0; digit++) {
        long its = digits[digit][i];
        digits[digit][i] = its ^ carry;
        carry &= its;
      }
    }
  }

  /**
   * Adds to a set the positions that are in at least so many of the sets.
   *
   * @param least >= 1
   */
  void addAtLeast(int least, FixedBitSet to) {
    int most = digits(sets);
    if (digits(least) > most) {
      return;
    }
    long[] bits = to.getBits();
    for (int i = 0; i < longs; i++) {
      long above = 0;
      long equal = -1;
      for (int digit = most - 1; digit >= 0; digit--) {
        long its = digits[digit][i];
        if ((least >> digit & 1) == 0) {
          above |= equal & its;
          equal &= ~its;
        } else {
          equal &= its;
        }
      }
      bits[i] |= above | equal;
    }
  }
}
