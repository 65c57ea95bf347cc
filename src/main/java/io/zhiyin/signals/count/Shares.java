package io.zhiyin.signals.count;

import it.unimi.dsi.fastutil.longs.Long2LongLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What each shopper lately added to each product's popularity, so that nobody makes a product
 * popular alone.
 *
 * <p>What was added fades by half in a day; what is added on top of it is cut where the whole would
 * pass a bound, below 0 likewise. So whoever does without end brings a product as much as the bound
 * at once and then as much as fades. The {@value #KEPT} shoppers' products that something happened
 * to last are kept, in 24 to 48 bytes each: whoever pushes a product comes back before as many
 * others came between.
 */
public final class Shares {
  private static final int KEPT = 250_000;
  private static final double HALF_LIFE = 86_400;

  private final double most;
  private final Long2LongLinkedOpenHashMap shares = new Long2LongLinkedOpenHashMap();

  /**
   * @param most by amount, >= 0; 0 bounds nothing
   */
  public Shares(double most) {
    this.most = most;
  }

  /**
   * What is left of a weight.
   *
   * @param shopper hash of the shopper's name
   * @param item number of the product
   */
  public double cut(long shopper, int item, double weight, long time) {
    if (most == 0) {
      return weight;
    }
    long key = Hash64.mix(shopper + Hash64.mix(item + 1L));
    long share = shares.getAndMoveToLast(key);
    long then = share & 0xffff_ffffL;
    double had = Float.intBitsToFloat((int) (share >>> 32));
    double apart = Math.max(0, time - then);
    double left = had == 0 ? 0 : had * StrictMath.pow(2, -apart / HALF_LIFE);
    double next = Math.clamp(left + weight, -most, most);
    long bits = (long) Float.floatToIntBits((float) next) << 32;
    shares.putAndMoveToLast(key, bits | Math.max(then, seconds(time)));
    if (shares.size() > KEPT) {
      shares.removeFirstLong();
    }
    return next == left + weight ? weight : next - left;
  }

  /** Seconds since 1970 that fit into 32 bits, as 1990 to 2106 do. */
  private static long seconds(long time) {
    return Math.clamp(time, 0, 0xffff_ffffL);
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(shares.size());
    for (Long2LongMap.Entry share : shares.long2LongEntrySet()) {
      out.writeLong(share.getLongKey());
      out.writeLong(share.getLongValue());
    }
  }

  /** Reads what was written into a fresh one. */
  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      shares.putAndMoveToLast(key, in.readLong());
    }
  }
}
