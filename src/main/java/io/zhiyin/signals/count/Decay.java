package io.zhiyin.signals.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Weighs what happened at a time t by g(t) = 2^((t − L)/h), so that sums fade by half every h
 * without ever being touched again.
 *
 * <p>Forward decay: a sum Σ g(tᵢ) read at a time T is the decayed sum Σ 2^(−(T − tᵢ)/h) times g(T),
 * and a quotient of two sums is the same at every T. Events may therefore come in any order. g
 * grows, so when an exponent passes {@value #LARGEST} the landmark L moves on by whole half-lives,
 * and all sums have to be scaled by that power of two, which is exact. With h = 0 every weight is
 * 1.
 *
 * <p>Source: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay: A Practical Time Decay Model for
 * Streaming Systems", ICDE 2009. Rejected: multiplying every counter at intervals (backward decay),
 * which costs a pass over all of them and makes a late event wrong.
 */
public final class Decay {
  /** A sum of squared weights stays below 2^1024 with room for 2^400 terms. */
  private static final int LARGEST = 300;

  private final long halfLife;
  private boolean started;
  private long landmark;

  /**
   * @param halfLife in whole seconds; zero: nothing fades
   */
  public Decay(Duration halfLife) {
    this.halfLife = halfLife.toSeconds();
  }

  /**
   * Prepares for a time: powers of two that all sums must be divided by first, mostly 0.
   *
   * @param time in seconds
   */
  public int advance(long time) {
    if (halfLife == 0) {
      return 0;
    }
    if (!started) {
      started = true;
      landmark = time;
    }
    long halvings = (time - landmark) / halfLife;
    if (halvings <= LARGEST) {
      return 0;
    }
    landmark += halvings * halfLife;
    return (int) Math.min(halvings, Integer.MAX_VALUE / 4);
  }

  /** g(t); reproducible to the bit on every machine. */
  public double weight(long time) {
    return weightBetween(time, time);
  }

  /** g at the middle of two times, √(g(t₁)·g(t₂)). */
  public double weightBetween(long one, long other) {
    double sinceLandmark = 0.5 * (one - landmark) + 0.5 * (other - landmark);
    return halfLife == 0 ? 1 : StrictMath.pow(2, sinceLandmark / halfLife);
  }

  /** What a sum of weights is worth at a time. */
  public double at(double sum, long time) {
    return sum == 0 ? 0 : sum / weight(time);
  }

  public static double halved(double sum, int times) {
    return Math.scalb(sum, -times);
  }

  public void write(DataOutput out) throws IOException {
    out.writeBoolean(started);
    out.writeLong(landmark);
  }

  public void read(DataInput in) throws IOException {
    started = in.readBoolean();
    landmark = in.readLong();
  }
}
