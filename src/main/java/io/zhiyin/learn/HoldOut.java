package io.zhiyin.learn;

import io.zhiyin.learn.data.Interactions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Interactions taken away to learn or choose on, in the manner of what will be asked for: each
 * shopper's last one (NEXT), a seeded random tenth, at least one (ANY), or the last tenth of all by
 * time (LATER; without times each shopper's last tenth, at least one). A shopper keeps at least one
 * interaction, or gives none. An item that also stands in what is kept is no target, unless repeats
 * are asked for; its later interactions are taken away all the same.
 */
public final class HoldOut {
  private static final double SHARE = 0.1;

  private final Training kept;
  private final int[][] targets;

  private HoldOut(Training kept, int[][] targets) {
    this.kept = kept;
    this.targets = targets;
  }

  /** What is left to fit on. */
  public Training kept() {
    return kept;
  }

  /** A shopper's targets, ascending, each once; often none. */
  public int[] targets(int user) {
    return targets[user];
  }

  public static HoldOut of(Training training) {
    Interactions all = training.interactions();
    boolean[] keep = new boolean[all.size()];
    Arrays.fill(keep, true);
    SplittableRandom random = new SplittableRandom(training.seed());
    long cut = training.asked() == Training.Asked.LATER ? cut(all) : 0;
    for (int user = 0; user < all.users(); user++) {
      int from = all.start(user);
      int to = all.end(user);
      if (to - from < 2) {
        continue;
      }
      switch (training.asked()) {
        case NEXT -> keep[to - 1] = false;
        case ANY -> any(from, to, random, keep);
        case LATER -> later(all, user, cut, keep);
      }
    }
    int[][] targets = new int[all.users()][];
    for (int user = 0; user < targets.length; user++) {
      targets[user] = targets(all, user, keep, training.repeats());
    }
    return new HoldOut(training.with(all.only(keep)), targets);
  }

  /** Where the last tenth starts; 0 without times. */
  private static long cut(Interactions all) {
    long[] times = new long[all.size()];
    for (int at = 0; at < times.length; at++) {
      times[at] = all.time(at);
    }
    Arrays.sort(times);
    return times.length == 0 ? 0 : times[(int) (times.length * (1 - SHARE))];
  }

  private static void any(int from, int to, SplittableRandom random, boolean[] keep) {
    for (int left = share(to - from); left > 0; ) {
      int at = from + random.nextInt(to - from);
      left -= keep[at] ? 1 : 0;
      keep[at] = false;
    }
  }

  private static int share(int size) {
    return Math.max(1, (int) Math.round(size * SHARE));
  }

  private static void later(Interactions all, int user, long cut, boolean[] keep) {
    int from = all.start(user);
    int to = all.end(user);
    if (cut == 0) {
      Arrays.fill(keep, to - share(to - from), to, false);
    } else if (all.time(from) < cut) {
      for (int at = from; at < to; at++) {
        keep[at] = all.time(at) < cut;
      }
    }
  }

  private static int[] targets(Interactions all, int user, boolean[] keep, boolean repeats) {
    int[] taken = new int[all.end(user) - all.start(user)];
    int[] left = new int[taken.length];
    int n = 0;
    int m = 0;
    for (int at = all.start(user); at < all.end(user); at++) {
      if (keep[at]) {
        left[m++] = all.item(at);
      } else {
        taken[n++] = all.item(at);
      }
    }
    int[] known = Arrays.stream(left, 0, m).sorted().toArray();
    return Arrays.stream(taken, 0, n)
        .filter(item -> repeats || Arrays.binarySearch(known, item) < 0)
        .sorted()
        .distinct()
        .toArray();
  }
}
