package io.zhiyin.signals.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What was counted of each of many things, numbered from 0. 16 bytes each. */
public final class Tallies {
  private double[] weights = {};
  private double[] squares = {};

  public void add(int number, double weight) {
    if (number >= weights.length) {
      int larger = Math.max(number + 1, weights.length + (weights.length >> 1));
      weights = Arrays.copyOf(weights, larger);
      squares = Arrays.copyOf(squares, larger);
    }
    weights[number] += weight;
    squares[number] += weight * weight;
  }

  /** Zero for what was never counted. */
  public Sums of(int number) {
    return number < weights.length ? new Sums(weights[number], squares[number]) : Sums.NONE;
  }

  public void halve(int times) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Decay.halved(weights[i], times);
      squares[i] = Decay.halved(squares[i], 2 * times);
    }
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(weights.length);
    for (int i = 0; i < weights.length; i++) {
      out.writeDouble(weights[i]);
      out.writeDouble(squares[i]);
    }
  }

  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    weights = new double[count];
    squares = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }
}
