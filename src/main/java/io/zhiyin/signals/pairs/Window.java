package io.zhiyin.signals.pairs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The distinct products that one session or shopper met lately, in order of first meeting, each
 * with its time; the last {@value #REMEMBERED} at most.
 */
final class Window {
  /**
   * A product counts again only after this many others came between: no human session is longer,
   * and a robot's cannot grow without bound.
   */
  static final int REMEMBERED = 200;

  private int[] items = new int[4];
  private long[] times = new long[4];
  private int size;
  private long last;
  private final long shopper;
  private long other;

  /**
   * @param shopper hash of the name of whose it is
   * @param other key of another open window of the shopper; 0: none
   */
  Window(long shopper, long other) {
    this.shopper = shopper;
    this.other = other;
  }

  long shopper() {
    return shopper;
  }

  long other() {
    return other;
  }

  int size() {
    return size;
  }

  /** The i-th, oldest first. */
  int item(int i) {
    return items[i];
  }

  long time(int i) {
    return times[i];
  }

  /** The latest time at which anything happened, counted or not. */
  long last() {
    return last;
  }

  void happened(long time) {
    last = Math.max(last, time);
  }

  boolean contains(int item) {
    for (int i = 0; i < size; i++) {
      if (items[i] == item) {
        return true;
      }
    }
    return false;
  }

  void add(int item, long time) {
    if (size == REMEMBERED) {
      System.arraycopy(items, 1, items, 0, size - 1);
      System.arraycopy(times, 1, times, 0, size - 1);
      size--;
    }
    if (size == items.length) {
      int larger = Math.min(REMEMBERED, size * 2);
      items = Arrays.copyOf(items, larger);
      times = Arrays.copyOf(times, larger);
    }
    items[size] = item;
    times[size++] = time;
  }

  /** Forgets what was met before a time. */
  void dropBefore(long time) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= time) {
        items[kept] = items[i];
        times[kept++] = times[i];
      }
    }
    size = kept;
  }

  /** The windows of two shoppers who turn out to be one, in order of time, each product once. */
  static Window joined(Window one, Window second, long shopper, long other) {
    Window joined = new Window(shopper, other);
    int i = 0;
    int k = 0;
    while (i < one.size || k < second.size) {
      boolean first = k == second.size || (i < one.size && one.times[i] <= second.times[k]);
      Window next = first ? one : second;
      int at = first ? i++ : k++;
      if (!joined.contains(next.items[at])) {
        joined.add(next.items[at], next.times[at]);
      }
    }
    joined.last = Math.max(one.last, second.last);
    return joined;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(shopper);
    out.writeLong(other);
    out.writeLong(last);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeInt(items[i]);
      out.writeLong(times[i]);
    }
  }

  /**
   * @param named whether it was written whose it is
   */
  static Window read(DataInput in, boolean named) throws IOException {
    Window window = named ? new Window(in.readLong(), in.readLong()) : new Window(0, 0);
    window.last = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      int item = in.readInt();
      window.add(item, in.readLong());
    }
    return window;
  }
}
