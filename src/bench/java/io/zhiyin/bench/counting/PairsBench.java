package io.zhiyin.bench.counting;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Ordinals;
import io.zhiyin.signals.input.EventFiles;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.ReadEvent;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.pairs.Meeting;
import io.zhiyin.signals.pairs.PairCounter;
import io.zhiyin.signals.pairs.PairRules;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * What pairs cost: heap and checkpoint per million of them, and, of a file's purchases, how much of
 * what an unbounded count finds a bound on neighbours still finds.
 */
final class PairsBench {
  private static final int[] BOUNDS = {10, 20, 50, 100, 200};
  private static final int UNBOUNDED = 10_000;
  private static final int TOP = 10;
  private static final int WINDOWS = SignalSettings.LIMITS.windows();

  private final PrintStream out;

  PairsBench(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs from the command line: {@code memory 3000000} (pairs; a million without options) or {@code
   * bound FILE}.
   */
  public static void main(String[] args) throws Exception {
    PairsBench bench = new PairsBench(System.out);
    if (args.length == 2 && args[0].equals("bound")) {
      bench.bound(Path.of(args[1]));
    } else {
      bench.memory(args.length == 2 ? Integer.parseInt(args[1]) : 1_000_000);
    }
  }

  private static PairRules rules(PairKind kind, int neighbours, int windows) {
    PairRules shipped = Objects.requireNonNull(SignalSettings.DEFAULT.pairs().get(kind));
    PairRules.Limits limits = shipped.limits();
    return new PairRules(
        shipped.halfLife(),
        shipped.reach(),
        shipped.strength(),
        new PairRules.Limits(limits.sessionPause(), neighbours, limits.minShoppers(), windows));
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
        new PairCounter(rules(PairKind.CO_VIEW, SignalSettings.LIMITS.neighbours(), 1), 0.01);
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

  /** Of the ten strongest that an unbounded count knows of each product, the share still found. */
  void bound(Path events) throws IOException {
    Map<Integer, PairCounter> counters = new TreeMap<>();
    for (int bound : BOUNDS) {
      counters.put(bound, new PairCounter(rules(PairKind.CO_BUY, bound, WINDOWS), 0.01));
    }
    PairCounter all = new PairCounter(rules(PairKind.CO_BUY, UNBOUNDED, WINDOWS), 0.01);
    counters.put(UNBOUNDED, all);
    Ordinals ids = new Ordinals();
    new EventFiles(new EventReader(Clock.systemUTC(), () -> "", true))
        .read(
            events,
            (line, read) -> {
              if (read instanceof ReadEvent.Accepted(Event event)
                  && event.type() == EventType.PURCHASE
                  && event.shopper().known()) {
                count(event, ids, counters.values());
              }
            });
    counters.forEach((bound, counter) -> {
      double found = 0;
      int products = 0;
      for (int item = 0; item < ids.size(); item++) {
        List<Integer> right = top(all, item);
        if (!right.isEmpty()) {
          found +=
              (double) top(counter, item).stream().filter(right::contains).count() / right.size();
          products++;
        }
      }
      out.printf(
          "neighbours %d: %d pairs kept, %.4f of the first %d of %d products%n",
          bound, counter.pairs(), found / Math.max(1, products), TOP, products);
    });
  }

  private static void count(Event event, Ordinals ids, Iterable<PairCounter> counters) {
    String shopper = event.shopper().key();
    Meeting meeting =
        new Meeting(
            Hash64.of(shopper),
            Hash64.of(shopper, event.sessionId()),
            !event.sessionId().isEmpty(),
            event.time().getEpochSecond());
    int[] items = event.items().stream().map(EventItem::itemId).mapToInt(ids::of).toArray();
    counters.forEach(counter -> counter.count(meeting, items, item -> {}));
  }

  private static List<Integer> top(PairCounter counter, int item) {
    Map<Integer, Double> strengths = new TreeMap<>();
    counter.neighbours(item, (other, strength, shoppers) -> strengths.put(other, strength));
    List<Integer> strongest = new ArrayList<>(strengths.keySet());
    strongest.sort(Comparator.comparing((Integer other) -> strengths.get(other)).reversed());
    return strongest.subList(0, Math.min(TOP, strongest.size()));
  }
}
