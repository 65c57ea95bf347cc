package io.zhiyin.signals.count;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Decayed, weighted counts of what was done with each product, never below 0, and who leads.
 *
 * <p>All products stand in a binary heap, most popular on top, ties by id, that is mended in O(log
 * n) as a count changes; since decay never changes an order, nothing else has to. The first m are
 * walked from the top in O(m log m). 20 bytes a product.
 */
public final class Popularity {
  private final Ordinals ids;
  private final Decay decay;
  private double[] sums = new double[0];
  private int[] heap = new int[0];
  private int[] place = new int[0];
  private int size;

  public Popularity(Ordinals ids, Duration halfLife) {
    this.ids = ids;
    this.decay = new Decay(halfLife);
  }

  /** Adds to a product at a time; what would fall below 0 becomes 0. */
  public void add(int item, double weight, long time) {
    include(item);
    int halvings = decay.advance(time);
    if (halvings > 0) {
      for (int i = 0; i < size; i++) {
        sums[i] = Decay.halved(sums[i], halvings);
      }
      build(); // what became 0 is now tied
    }
    double before = sums[item];
    sums[item] = Math.max(0, before + weight * decay.weight(time));
    if (sums[item] > before) {
      up(place[item]);
    } else {
      down(place[item]);
    }
  }

  /** What a product's count is worth at a time. */
  public double at(int item, long time) {
    return item >= size ? 0 : decay.at(sums[item], time);
  }

  /** The ordinals of the most popular products with a count, most popular first, ties by id. */
  public IntList top(int limit) {
    IntList top = new IntArrayList();
    IntHeapPriorityQueue next =
        new IntHeapPriorityQueue((a, b) -> a == b ? 0 : before(heap[a], heap[b]) ? -1 : 1);
    if (size > 0) {
      next.enqueue(0);
    }
    while (top.size() < limit && !next.isEmpty()) {
      int at = next.dequeueInt();
      if (sums[heap[at]] <= 0) {
        break;
      }
      top.add(heap[at]);
      for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        next.enqueue(child);
      }
    }
    return top;
  }

  private void include(int item) {
    if (item >= sums.length) {
      int larger = Math.max(item + 1, sums.length + (sums.length >> 1));
      sums = Arrays.copyOf(sums, larger);
      heap = Arrays.copyOf(heap, larger);
      place = Arrays.copyOf(place, larger);
    }
    while (size <= item) {
      heap[size] = size;
      place[size] = size;
      up(size++);
    }
  }

  private boolean before(int one, int other) {
    return sums[one] != sums[other]
        ? sums[one] > sums[other]
        : ids.id(one).compareTo(ids.id(other)) < 0;
  }

  private void up(int from) {
    int item = heap[from];
    int at = from;
    while (at > 0 && before(item, heap[(at - 1) / 2])) {
      put(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    put(item, at);
  }

  private void down(int from) {
    int item = heap[from];
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], item)) {
        break;
      }
      put(heap[child], at);
      at = child;
    }
    put(item, at);
  }

  private void put(int item, int at) {
    heap[at] = item;
    place[item] = at;
  }

  private void build() {
    for (int i = 0; i < size; i++) {
      put(i, i);
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      down(i);
    }
  }

  public void write(DataOutput out) throws IOException {
    decay.write(out);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeDouble(sums[i]);
    }
  }

  /** Reads what was written into a fresh one; the ids must be there already. */
  public void read(DataInput in) throws IOException {
    decay.read(in);
    int count = in.readInt();
    sums = new double[count];
    heap = new int[count];
    place = new int[count];
    size = count;
    for (int i = 0; i < count; i++) {
      sums[i] = in.readDouble();
    }
    build();
  }
}
