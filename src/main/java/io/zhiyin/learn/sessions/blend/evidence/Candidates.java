package io.zhiyin.learn.sessions.blend.evidence;

import java.util.Arrays;

/** Items with their evidence by channel, few of many. Not thread-safe. */
@SuppressWarnings("EnumOrdinal") // arrays by channel in the innermost loops
public final class Candidates {
  private final int[] slots;
  private int[] items = new int[1024];
  private final float[][] evidence = new float[Channel.COUNT][1024];
  private int size;

  Candidates(int catalogue) {
    this.slots = new int[catalogue];
    Arrays.fill(slots, -1);
  }

  /** The item's slot, a new one without evidence if need be. */
  public int slot(int item) {
    int slot = slots[item];
    return slot >= 0 ? slot : open(item);
  }

  private int open(int item) {
    int slot = size++;
    if (slot == items.length) {
      items = Arrays.copyOf(items, 2 * slot);
      for (int c = 0; c < evidence.length; c++) {
        evidence[c] = Arrays.copyOf(evidence[c], 2 * slot);
      }
    }
    slots[item] = slot;
    items[slot] = item;
    for (float[] channel : evidence) {
      channel[slot] = 0;
    }
    return slot;
  }

  void add(Channel channel, int slot, double value) {
    evidence[channel.ordinal()][slot] += (float) value;
  }

  void raise(Channel channel, int slot, double value) {
    float[] of = evidence[channel.ordinal()];
    of[slot] = Math.max(of[slot], (float) value);
  }

  public double value(Channel channel, int slot) {
    return evidence[channel.ordinal()][slot];
  }

  /** The highest value of a channel; 0 without candidates. */
  public double highest(Channel channel) {
    float[] of = evidence[channel.ordinal()];
    float highest = 0;
    for (int s = 0; s < size; s++) {
      highest = Math.max(highest, of[s]);
    }
    return highest;
  }

  public int size() {
    return size;
  }

  public int item(int slot) {
    return items[slot];
  }

  void clear() {
    for (int s = 0; s < size; s++) {
      slots[items[s]] = -1;
    }
    size = 0;
  }
}
