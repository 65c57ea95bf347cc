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
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What bounds on pairs cost and leave, of a file's purchases: of the ten strongest neighbours that
 * an unbounded count knows of each product the share still found; processor time of an event, and
 * of the overlay of a seed where all documents are up to date, so that it gives only products that
 * the seed keeps and that do not keep it; documents written and terms in them when every {@value
 * #ROUND} events all that drifted are.
 *
 * <p>Arguments: a file of events, then pairs of {@code neighbours,waiting}.
 */
final class BoundBench {
  private static final int UNBOUNDED = 10_000;
  private static final int TOP = 10;
  private static final int ROUND = 1_000;
  private static final List<String> BOUNDS =
      List.of("50,0", "100,0", "200,0", "300,0", "50,1000000", "100,300000", "100,1000000");

  private final PrintStream out;
  private final Ordinals ids = new Ordinals();
  private final List<Meeting> meetings = new ArrayList<>();
  private final List<int[]> bought = new ArrayList<>();

  BoundBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    List<String> bounds = List.of(args).subList(1, args.length);
    new BoundBench(System.out).run(Path.of(args[0]), bounds.isEmpty() ? BOUNDS : bounds);
  }

  void run(Path events, List<String> bounds) throws IOException {
    new EventFiles(new EventReader(Clock.systemUTC(), () -> "", true))
        .read(
            events,
            (line, read) -> {
              if (read instanceof ReadEvent.Accepted(Event event, boolean _)
                  && event.type() == EventType.PURCHASE
                  && event.shopper().known()) {
                add(event);
              }
            });
    PairCounter all = counted(UNBOUNDED, 0);
    for (String bound : bounds) {
      String[] numbers = bound.split(",", -1);
      found(all, counted(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
    }
  }

  private void add(Event event) {
    String shopper = event.shopper().key();
    meetings.add(
        new Meeting(
            Hash64.of(shopper),
            Hash64.of(shopper, event.sessionId()),
            !event.sessionId().isEmpty(),
            event.time().getEpochSecond()));
    bought.add(event.items().stream().map(EventItem::itemId).mapToInt(ids::of).toArray());
  }

  private PairCounter counted(int neighbours, int waiting) {
    PairCounter counter =
        new PairCounter(
            PairsBench.rules(PairKind.CO_BUY, neighbours, waiting, SignalSettings.LIMITS.windows()),
            SignalSettings.DEFAULT.tolerance());
    long counting = 0;
    long written = 0;
    for (int from = 0; from < meetings.size(); from += ROUND) {
      long startedAt = processorTime();
      for (int i = from; i < Math.min(meetings.size(), from + ROUND); i++) {
        counter.count(meetings.get(i), bought.get(i), _ -> {});
      }
      counting += processorTime() - startedAt;
      written += fold(counter);
    }
    int live = 0;
    long startedAt = processorTime();
    for (int item = 0; item < ids.size(); item++) {
      live += counter.folds().overlay(new int[] {item}, new double[] {1}).size();
    }
    long asking = processorTime() - startedAt;
    int terms = 0;
    for (int item = 0; item < ids.size(); item++) {
      terms += terms(counter, item).size();
    }
    out.printf(
        Locale.ROOT,
        "neighbours %d, waiting %d: %d pairs, %.1f µs an event, %.1f documents written an event,"
            + " %.1f terms a document, %.1f products and %.1f µs a seed's overlay%n",
        neighbours,
        waiting,
        counter.pairs(),
        counting / 1e3 / meetings.size(),
        (double) written / meetings.size(),
        (double) terms / ids.size(),
        (double) live / ids.size(),
        asking / 1e3 / ids.size());
    return counter;
  }

  private long fold(PairCounter counter) {
    long written = 0;
    for (int item = 0; item < ids.size(); item++) {
      if (counter.folds().drifted(item)) {
        counter.folds().folded(item, terms(counter, item));
        written++;
      }
    }
    return written;
  }

  private static Int2DoubleMap terms(PairCounter counter, int item) {
    Int2DoubleMap terms = new Int2DoubleOpenHashMap();
    counter.terms(item, (other, strength, _) -> terms.put(other, strength));
    return terms;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void found(PairCounter all, PairCounter counter) {
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
        Locale.ROOT,
        "  %.4f of the first %d of %d products%n",
        found / Math.max(1, products),
        TOP,
        products);
  }

  private static List<Integer> top(PairCounter counter, int item) {
    Map<Integer, Double> strengths = new TreeMap<>();
    counter.neighbours(item, (other, strength, _) -> strengths.put(other, strength));
    List<Integer> strongest = new ArrayList<>(strengths.keySet());
    strongest.sort(Comparator.comparing((Integer other) -> strengths.get(other)).reversed());
    return strongest.subList(0, Math.min(TOP, strongest.size()));
  }
}
