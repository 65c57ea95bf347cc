package io.zhiyin.admin;

import io.zhiyin.rank.Bandit;
import io.zhiyin.rank.Bandit.Tally;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.signals.Feedback;
import io.zhiyin.signals.Signals;
import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;

/**
 * What the contest between blends has learned: counted from the feedback on our answers, less what
 * was there when somebody asked to forget. Thread-safe.
 *
 * <p>The counters are looked at once a second at most, so that an answer costs no count.
 */
public final class Contest {
  private static final long LOOKED_FOR = Duration.ofSeconds(1).toNanos();

  /** Draws by which a share is estimated. */
  private static final int DRAWS = 2_000;

  private record Looked(long at, Map<String, Tally> tallies) {}

  private final Signals signals;
  private final Path file;
  private Map<String, Tally> forgotten;
  private volatile Looked looked = new Looked(Long.MIN_VALUE / 2, Map.of());

  /**
   * @param file that keeps what was forgotten
   */
  Contest(Signals signals, Path file) {
    this.signals = signals;
    this.file = file;
    this.forgotten = read(file);
  }

  /**
   * A blend as it stands.
   *
   * @param share of the answers that it would be drawn for now, in [0,1], estimated
   */
  public record Standing(String scenario, double collaborative, Tally tally, double share) {}

  /** What became of the blends' answers, by {@link Blends#key}, as of the last second. */
  Map<String, Tally> tallies() {
    Looked last = looked;
    long now = System.nanoTime();
    if (now - last.at() > LOOKED_FOR) {
      last = new Looked(now, count());
      looked = last;
    }
    return last.tallies();
  }

  /** All blends in force, by scenario, then as configured. */
  public List<Standing> standings(Weights.Contest contest) {
    Map<String, Tally> now = count();
    List<Standing> standings = new ArrayList<>();
    contest.blends().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each ->
            standings.addAll(standings(each.getKey(), each.getValue(), contest.floor(), now)));
    return standings;
  }

  private static List<Standing> standings(
      String scenario, List<Double> values, double floor, Map<String, Tally> now) {
    List<Tally> ways =
        values.stream()
            .map(value -> now.getOrDefault(Blends.key(scenario, Blends.name(value)), Tally.NONE))
            .toList();
    int[] drawn = new int[ways.size()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < DRAWS; i++) {
      drawn[Bandit.draw(ways, floor, random)]++;
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      standings.add(new Standing(scenario, values.get(i), ways.get(i), drawn[i] / (double) DRAWS));
    }
    return standings;
  }

  /** Begins anew: what was learned so far counts no more. On disk when it returns. */
  public synchronized void reset() {
    Map<String, Tally> all = counted();
    Properties said = new Properties();
    all.forEach((key, tally) -> said.setProperty(key, tally.impressions() + " " + tally.clicks()));
    DurableFile.write(file, said);
    forgotten = all;
    looked = new Looked(System.nanoTime(), count());
  }

  private synchronized Map<String, Tally> count() {
    Map<String, Tally> since = new HashMap<>();
    counted()
        .forEach(
            (key, tally) -> since.put(key, tally.since(forgotten.getOrDefault(key, Tally.NONE))));
    return since;
  }

  private Map<String, Tally> counted() {
    Map<String, Tally> all = new HashMap<>();
    for (Feedback its : signals.feedback()) {
      int dot = its.strategy().indexOf('.');
      if (dot >= 0) {
        all.merge(
            Blends.key(its.scenario(), its.strategy().substring(dot + 1)),
            new Tally(its.impressions(), its.clicks()),
            Tally::plus);
      }
    }
    return all;
  }

  private static Map<String, Tally> read(Path file) {
    Map<String, Tally> read = new HashMap<>();
    Properties said = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        said.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String key : said.stringPropertyNames()) {
      String value = said.getProperty(key);
      int space = value.indexOf(' ');
      read.put(
          key,
          new Tally(
              Long.parseLong(value.substring(0, space)),
              Long.parseLong(value.substring(space + 1))));
    }
    return read;
  }
}
