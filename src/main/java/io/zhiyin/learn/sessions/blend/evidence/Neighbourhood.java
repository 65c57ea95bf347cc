package io.zhiyin.learn.sessions.blend.evidence;

import java.util.Arrays;

/**
 * Sessions met, each with its weight, its latest shared item and how many items are shared. Not
 * thread-safe.
 */
final class Neighbourhood {
  private final int[] slots;
  private int[] sessions = new int[4096];
  private int[] items = new int[4096];
  private int[] shared = new int[4096];
  private double[] weights = new double[4096];
  private int size;

  Neighbourhood(int count) {
    this.slots = new int[count];
    Arrays.fill(slots, -1);
  }

  /** Items come the latest click first. */
  void meet(int session, int item, double weight) {
    int slot = slots[session];
    if (slot < 0) {
      slot = size++;
      if (slot == sessions.length) {
        sessions = Arrays.copyOf(sessions, 2 * slot);
        items = Arrays.copyOf(items, 2 * slot);
        shared = Arrays.copyOf(shared, 2 * slot);
        weights = Arrays.copyOf(weights, 2 * slot);
      }
      slots[session] = slot;
      sessions[slot] = session;
      items[slot] = item;
      shared[slot] = 0;
      weights[slot] = 0;
    }
    shared[slot]++;
    weights[slot] += weight;
  }

  int size() {
    return size;
  }

  int session(int slot) {
    return sessions[slot];
  }

  int item(int slot) {
    return items[slot];
  }

  int shared(int slot) {
    return shared[slot];
  }

  double weight(int slot) {
    return weights[slot];
  }

  void clear() {
    for (int s = 0; s < size; s++) {
      slots[sessions[s]] = -1;
    }
    size = 0;
  }
}
