package io.zhiyin.demo.goods;

import io.zhiyin.signals.count.Hash64;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Chance that falls the same for the same seed and name on every machine: whoever asks under
 * another name is not disturbed by how often this one is thrown. Not thread-safe.
 */
public final class Dice {
  private final SplittableRandom random;

  /**
   * @param name of what it decides about, such as a product's id
   */
  public Dice(long seed, String name) {
    this.random = new SplittableRandom(Hash64.of(Long.toString(seed), name));
  }

  /** In [0,1). */
  public double unit() {
    return random.nextDouble();
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** From {@code low} to {@code high}, both included. */
  public int whole(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Any of them, all equally likely. */
  public <T> T pick(List<T> any) {
    return any.get(random.nextInt(any.size()));
  }

  /**
   * One of them by weight.
   *
   * @param weight >= 0, for one of them at least > 0
   */
  public <T> T pick(List<T> any, ToDoubleFunction<T> weight) {
    double total = any.stream().mapToDouble(weight).sum();
    double left = unit() * total;
    for (T one : any) {
      left -= weight.applyAsDouble(one);
      if (left < 0) {
        return one;
      }
    }
    return any.getLast();
  }

  /** Up to {@code count} different ones by weight, in the order they were drawn. */
  public <T> List<T> draw(List<T> any, int count, ToDoubleFunction<T> weight) {
    List<T> left = new ArrayList<>(any);
    List<T> drawn = new ArrayList<>();
    while (drawn.size() < count && !left.isEmpty()) {
      T one = pick(left, weight);
      left.remove(one);
      drawn.add(one);
    }
    return drawn;
  }
}
