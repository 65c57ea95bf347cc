package io.zhiyin.bench.counting;

import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.pairs.Meeting;
import io.zhiyin.signals.pairs.PairCounter;
import io.zhiyin.signals.pairs.PairRules;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Random;

/** What pairs cost: heap and checkpoint per million of them. */
final class PairsBench {
  private final PrintStream out;

  PairsBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line: how many pairs, a million without options. */
  public static void main(String[] args) throws Exception {
    new PairsBench(System.out).memory(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000);
  }

  /** As shipped, with other bounds. */
  static PairRules rules(PairKind kind, int kept, int waiting, int windows) {
    PairRules shipped = Objects.requireNonNull(SignalSettings.DEFAULT.pairs().get(kind));
    PairRules.Limits limits = shipped.limits();
    return new PairRules(
        shipped.halfLife(),
        shipped.reach(),
        shipped.strength(),
        new PairRules.Limits(limits.sessionPause(), kept, waiting, limits.minShoppers(), windows));
  }

  /**
   * Sessions of five views, about thirty pairs to a product, until there are enough; sessions are
   * forgotten at once, so that what is kept is pairs.
   */
  void memory(int pairs) throws InterruptedException, IOException {
    int products = Math.max(200, pairs / 30);
    Random random = new Random(11);
    long before = kept();
    PairCounter counter =
        new PairCounter(rules(PairKind.CO_VIEW, SignalSettings.LIMITS.neighbours(), 0, 1), 0.01);
    long sessions = 0;
    while (counter.pairs() < pairs) {
      int taste = random.nextInt(products);
      int[] items = new int[5];
      for (int i = 0; i < items.length; i++) {
        items[i] = Math.floorMod(taste + (int) (random.nextGaussian() * 100), products);
      }
      sessions++;
      counter.count(
          new Meeting(Hash64.of("s" + sessions), sessions, true, 1_700_000_000 + sessions),
          items,
          item -> {});
    }
    long heap = kept() - before;
    Counted saved = new Counted();
    counter.write(new DataOutputStream(saved));
    out.printf(
        "%d pairs of %d products after %d sessions: %d MB of heap per million pairs, %d MB in a"
            + " checkpoint%n",
        counter.pairs(), products, sessions, heap / counter.pairs(), saved.bytes / counter.pairs());
  }

  private static long kept() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
