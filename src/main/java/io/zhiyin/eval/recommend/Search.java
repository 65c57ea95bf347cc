package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.hybrid.Hybrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks for good settings within a number of seconds: from the standard ones, one setting at a time
 * to each of its other choices, most important first, again while anything improves. Judged on at
 * most 2,000 seeded shoppers of the valid part; test is not known here.
 *
 * <p>A hybrid's parts are climbed side by side, each alone: the next step is of the part that had
 * the least time for the square of what it is worth (its value as a share of the best part's);
 * parts worth less than a quarter keep their standard. Data of more than 300,000 interactions are
 * climbed on a seeded sample of shoppers of that size; then, best part first, what was found is
 * fitted on everything beside the standard and taken only if better, for which two fifths of the
 * time are kept (in the manner of successive halving: Jamieson and Talwalkar, AISTATS 2016, with
 * two rungs). A fit is not started when the last of its part says that it would end too late.
 */
final class Search {
  private static final int SHOPPERS = 2_000;
  private static final int SAMPLE = 300_000;
  private static final double CONFIRMING = 0.4;
  private static final double WORTHLESS = 0.25;

  private final Task.Tuning tuning;
  private final Training sample;
  private final Serving.Asking asking;
  private final Metric metric;
  private final Watch watch;

  Search(Task.Tuning tuning, Metric metric, Watch watch) {
    this.tuning = tuning;
    this.metric = metric;
    this.watch = watch;
    SplittableRandom random = new SplittableRandom(tuning.train().seed());
    List<Integer> chosen =
        IntStream.of(shuffled(tuning.users().size(), random)).limit(SHOPPERS).boxed().toList();
    this.asking =
        new Serving.Asking(
            chosen.stream().map(tuning.users()::get).toList(),
            chosen.stream().map(tuning.targets()::get).toList(),
            Map.of());
    this.sample = sample(tuning.train(), asking.users(), random);
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i, order.length);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  /** All interactions of those asked for and of others drawn, until there are enough. */
  private static Training sample(Training all, List<Integer> asked, SplittableRandom random) {
    Interactions whole = all.interactions();
    if (whole.size() <= SAMPLE) {
      return all;
    }
    boolean[] kept = new boolean[whole.size()];
    int size = 0;
    for (int user : asked) {
      Arrays.fill(kept, whole.start(user), whole.end(user), true);
      size += whole.end(user) - whole.start(user);
    }
    for (int user : shuffled(whole.users(), random)) {
      int from = whole.start(user);
      int to = whole.end(user);
      if (size < SAMPLE && from < to && !kept[from]) {
        Arrays.fill(kept, from, to, true);
        size += to - from;
      }
    }
    return all.with(whole.only(kept));
  }

  Params best(Method method, double seconds) {
    if (asking.users().isEmpty()) {
      return method.standard();
    }
    List<Method> parts = method instanceof Hybrid h ? h.useful(tuning.train()) : List.of(method);
    boolean sampled = sample.interactions().size() < tuning.train().interactions().size();
    long from = System.nanoTime();
    long until = from + (long) (seconds * 1e9);
    long climbUntil = sampled ? from + (long) (seconds * (1 - CONFIRMING) * 1e9) : until;
    List<Climb> climbs = new ArrayList<>();
    for (Method part : parts) {
      Climb climb = new Climb(part);
      if (!climb.settings.isEmpty()) {
        watch.doing("tuning " + part.name(), elapsed(from), (long) Math.ceil(seconds));
        climb.start();
        climbs.add(climb);
      }
    }
    double most = climbs.stream().mapToDouble(c -> c.bestValue).max().orElse(0);
    climbs.removeIf(climb -> climb.bestValue < WORTHLESS * most);
    climbs.sort(Comparator.comparingDouble((Climb climb) -> climb.bestValue).reversed());
    for (Optional<Climb> next = next(climbs, most, climbUntil);
        next.isPresent();
        next = next(climbs, most, climbUntil)) {
      watch.doing("tuning " + next.get().method.name(), elapsed(from), (long) Math.ceil(seconds));
      next.get().step();
    }
    Params all = method.standard();
    for (Climb climb : climbs) {
      if (!sampled || confirmed(climb, until)) {
        all = method instanceof Hybrid ? Hybrid.with(all, climb.method, climb.best) : climb.best;
      }
    }
    return all;
  }

  private static long elapsed(long from) {
    return (System.nanoTime() - from) / 1_000_000_000;
  }

  private static Optional<Climb> next(List<Climb> climbs, double most, long until) {
    return climbs.stream()
        .filter(climb -> !climb.done && System.nanoTime() + climb.lastNanos < until)
        .min(
            Comparator.comparingDouble(
                climb -> climb.spentNanos / Math.pow(climb.bestValue / most, 2)));
  }

  /** Whether what was found is better than the standard on everything; no when time is up. */
  private boolean confirmed(Climb climb, long until) {
    if (climb.best.equals(climb.method.standard())) {
      return false;
    }
    double share = (double) sample.interactions().size() / tuning.train().interactions().size();
    if (System.nanoTime() + 2 * climb.lastNanos / share > until) {
      return false;
    }
    return value(climb.method, climb.best, tuning.train())
        > value(climb.method, climb.method.standard(), tuning.train());
  }

  private double value(Method method, Params params, Training training) {
    return Serving.of(method.fit(training, params), training, asking, List.of(metric))
        .cases()
        .mean(metric);
  }

  /** One method's way up, a fit a step. */
  private final class Climb {
    final Method method;
    final List<Setting> settings;
    private final Map<Params, Double> seen = new HashMap<>();
    private List<Params> ahead = new ArrayList<>();
    private int setting;
    private int sinceBetter;
    Params best;
    double bestValue;
    double spentNanos;
    double lastNanos;
    boolean done;

    Climb(Method method) {
      this.method = method;
      this.settings = method.settings().stream().filter(s -> s.tells(sample)).toList();
      this.best = method.standard();
    }

    void start() {
      bestValue = valued(best);
    }

    /** Tries what is next: the choices of one setting, then of the next, and round again. */
    void step() {
      while (ahead.isEmpty() && sinceBetter < settings.size()) {
        Setting its = settings.get(setting++ % settings.size());
        sinceBetter++;
        ahead =
            new ArrayList<>(
                its.choices().stream()
                    .map(choice -> best.with(its.name(), choice))
                    .filter(params -> !seen.containsKey(params))
                    .toList());
      }
      if (ahead.isEmpty()) {
        done = true;
        return;
      }
      Params tried = ahead.removeFirst();
      double value = valued(tried);
      if (value > bestValue) {
        best = tried;
        bestValue = value;
        sinceBetter = 0;
      }
    }

    private double valued(Params params) {
      long from = System.nanoTime();
      double value = value(method, params, sample);
      lastNanos = System.nanoTime() - from;
      spentNanos += lastNanos;
      seen.put(params, value);
      return value;
    }
  }
}
