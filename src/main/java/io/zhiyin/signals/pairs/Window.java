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

  void clear() {
    size = 0;
    last = 0;
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

  void write(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeInt(items[i]);
      out.writeLong(times[i]);
    }
  }

  static Window read(DataInput in) throws IOException {
    Window window = new Window();
    window.last = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      int item = in.readInt();
      window.add(item, in.readLong());
    }
    return window;
  }
}
