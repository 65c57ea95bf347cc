package io.zhiyin.learn.sessions.blend;

import io.zhiyin.learn.sessions.blend.evidence.Candidates;
import io.zhiyin.learn.sessions.blend.evidence.Channel;
import io.zhiyin.learn.sessions.blend.evidence.Clicks;
import io.zhiyin.learn.sessions.blend.evidence.Memory;
import io.zhiyin.learn.sessions.blend.evidence.Standing;
import java.util.Arrays;

/**
 * Chooses the candidates worth weighing and turns their evidence into numbers to weigh.
 *
 * <p>A channel enters as its share of the prefix's highest value and as the logarithm of that, so
 * that neither scale nor a shopper's popularity matters; some enter also times the logarithm of the
 * prefix's length and of the number of neighbours, since rules matter more when little else is
 * known.
 */
@SuppressWarnings("EnumOrdinal") // arrays by channel in the innermost loops
final class Inputs {
  private static final Channel[] SHARES =
      Arrays.copyOf(Channel.values(), Channel.REPEATS.ordinal());
  private static final Channel[] CROSSED = {
    Channel.NEAR, Channel.NEAR_NEXT, Channel.AFTER_LAST, Channel.NEXT_LAST, Channel.WALK_ALL
  };
  private static final int OWN = 15;
  static final int COUNT = 2 * SHARES.length + OWN + 4 * CROSSED.length + 4;
  private static final double FLOOR = 0.01;

  private final Memory memory;
  private final double[] highest = new double[Channel.COUNT];
  private double[] plain = new double[1024];
  private int[] chosen = new int[256];
  private int size;

  Inputs(Memory memory) {
    this.memory = memory;
  }

  /** Chooses the best by fixed weights, best first, equals by item; they are numbered from 0. */
  void choose(Candidates candidates, int most) {
    for (Channel channel : Channel.values()) {
      highest[channel.ordinal()] = Math.max(1e-12, candidates.highest(channel));
    }
    int n = candidates.size();
    plain = n > plain.length ? new double[2 * n] : plain;
    for (int slot = 0; slot < n; slot++) {
      plain[slot] =
          share(candidates, Channel.NEAR, slot)
              + 0.5 * share(candidates, Channel.AFTER_LAST, slot)
              + 0.5 * share(candidates, Channel.WALK_ALL, slot)
              + 0.1 * candidates.value(Channel.REPEATED, slot);
    }
    long[] order = new long[n];
    for (int slot = 0; slot < n; slot++) {
      long bits = Float.floatToIntBits((float) plain[slot]);
      order[slot] = -(bits << 32) + candidates.item(slot);
    }
    Arrays.sort(order);
    size = Math.min(most, n);
    chosen = size > chosen.length ? new int[size] : chosen;
    for (int c = 0; c < size; c++) {
      chosen[c] = candidates.slot((int) order[c]);
    }
  }

  int size() {
    return size;
  }

  int item(Candidates candidates, int choice) {
    return candidates.item(chosen[choice]);
  }

  /** The sum of fixed weights that chose it. */
  double plain(int choice) {
    return plain[chosen[choice]];
  }

  /** Writes a choice's numbers to {@code into} from {@code at}. */
  void write(
      Candidates candidates, int choice, Clicks clicks, int neighbours, float[] into, int at) {
    int slot = chosen[choice];
    int to = at;
    for (Channel channel : SHARES) {
      double share = share(candidates, channel, slot);
      into[to++] = (float) share;
      into[to++] = (float) Math.log(share + FLOOR);
    }
    to = own(candidates, slot, clicks, into, to);
    double length = Math.log(clicks.length());
    double known = Math.log1p(neighbours) - 4;
    for (Channel channel : CROSSED) {
      double share = share(candidates, channel, slot);
      double log = Math.log(share + FLOOR);
      into[to++] = (float) (share * length);
      into[to++] = (float) (log * length);
      into[to++] = (float) (share * known);
      into[to++] = (float) (log * known);
    }
    double repeat = candidates.value(Channel.REPEATS, slot) > 0 ? 1 : 0;
    double same = candidates.item(slot) == clicks.items()[0] ? 1 : 0;
    into[to++] = (float) (repeat * length);
    into[to++] = (float) (same * length);
    into[to++] = (float) (repeat * known);
    into[to] = (float) (same * known);
  }

  private int own(Candidates candidates, int slot, Clicks clicks, float[] into, int at) {
    int item = candidates.item(slot);
    int last = clicks.items()[0];
    Standing standing = memory.standing();
    double repeats = candidates.value(Channel.REPEATS, slot);
    double met = candidates.value(Channel.MET_LAST, slot);
    double count = standing.sessions()[item];
    double cosine = met / Math.sqrt(count * standing.sessions()[last] + 1);
    double confidence = met / (count + 1);
    double[] own = {
      repeats > 0 ? 1 : 0,
      candidates.value(Channel.REPEATED, slot),
      Math.log1p(repeats),
      item == last ? 1 : 0,
      Math.log1p(count),
      Math.log1p(standing.recent()[item]),
      standing.firstAge()[item],
      standing.lastAge()[item],
      Math.log1p(100 * standing.lastAge()[item]),
      Math.log(cosine + 0.003),
      Math.log(confidence + 0.003),
      cosine,
      confidence,
      Math.log1p(candidates.value(Channel.NEAR_COUNT, slot)),
      Math.log1p(met)
    };
    for (int i = 0; i < OWN; i++) {
      into[at + i] = (float) own[i];
    }
    return at + OWN;
  }

  private double share(Candidates candidates, Channel channel, int slot) {
    return candidates.value(channel, slot) / highest[channel.ordinal()];
  }
}
