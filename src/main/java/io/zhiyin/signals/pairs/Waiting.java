package io.zhiyin.signals.pairs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * Pairs that neither of their products keeps, but whose counts go on, so that a pair that is met
 * now and then can grow heavier than those that are kept: the latest ones, up to a number.
 *
 * <p>First come, first forgotten; but one that was met since it came waits once more (the clock
 * algorithm: Corbató, "A paging experiment with the Multics system", 1968). One that a product
 * keeps again leaves when its turn comes. O(1) amortised; 4 bytes a pair in a ring that grows by
 * half.
 */
final class Waiting {
  private final PairPool pool;
  private final int most;
  private int[] ring = new int[16];
  private int first;
  private int size;

  Waiting(PairPool pool, int most) {
    this.pool = pool;
    this.most = most;
  }

  /**
   * Takes in a pair that no product keeps; one that waits already keeps its place.
   *
   * @param forgotten told of the pairs that wait no longer and that no product keeps
   */
  void add(int pair, IntConsumer forgotten) {
    if (pool.waits(pair)) {
      return;
    }
    enter(pair);
    while (size > most) {
      int oldest = ring[first];
      boolean again = pool.unlisted(oldest) && pool.metAgain(oldest);
      leave();
      if (again) {
        enter(oldest);
      } else if (pool.unlisted(oldest)) {
        forgotten.accept(oldest);
      }
    }
  }

  private void enter(int pair) {
    if (size == ring.length) {
      int[] larger = new int[size + (size >> 1)];
      for (int i = 0; i < size; i++) {
        larger[i] = pair(i);
      }
      ring = larger;
      first = 0;
    }
    pool.await(pair, true);
    size++;
    ring[place(size - 1)] = pair;
  }

  private void leave() {
    pool.await(ring[first], false);
    first = place(1);
    size--;
  }

  private int pair(int i) {
    return ring[place(i)];
  }

  private int place(int i) {
    int place = first + i;
    return place < ring.length ? place : place - ring.length;
  }

  /** Writes who waits, the first one first. */
  void write(DataOutput out, int[] numbers) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeInt(numbers[pair(i)]);
      out.writeBoolean(pool.metAgain(pair(i)));
    }
  }

  void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int pair = in.readInt();
      enter(pair);
      if (in.readBoolean()) {
        pool.meet(pair);
      }
    }
  }
}
