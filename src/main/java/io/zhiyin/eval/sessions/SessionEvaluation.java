package io.zhiyin.eval.sessions;

import io.zhiyin.eval.metrics.Groups;
import io.zhiyin.eval.metrics.ListMeasures;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures methods on the next item of sessions: every item of training may be named, also those of
 * the prefix; hr@k is what papers print as P@k. Results are ordered by hr at the first cutoff.
 */
public final class SessionEvaluation {
  private static final int DIVERSITY_LISTS = 2_000;

  /**
   * What to do.
   *
   * @param cutoffs at least one, each at least 1
   * @param tune how long to tune, shared evenly by the methods; zero: usual settings
   */
  public record Plan(List<SessionMethod> methods, List<Integer> cutoffs, Duration tune, long seed) {
    int deepest() {
      return cutoffs.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
  }

  private final SessionData data;
  private final Plan plan;
  private final Postings postings;

  public SessionEvaluation(SessionData data, Plan plan) {
    this.data = data;
    this.plan = plan;
    this.postings = new Postings(data.train());
  }

  /** Tunes if asked, fits and measures each method in turn. */
  public Results run(InstantSource clock) {
    return run(clock, Watch.NOBODY);
  }

  /** The same, watched. */
  public Results run(InstantSource clock, Watch watch) {
    Map<String, Settings> settings = new LinkedHashMap<>();
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("train_sessions", data.train().size());
    protocol.put("test_sessions", data.session().isEmpty() ? 0 : data.session().getLast() + 1);
    protocol.put("items", data.train().catalogue());
    protocol.put("unknown_prefix_items", data.unknown());
    protocol.put("unknown_targets_counted_as_missed", data.missed());
    protocol.put("diversity_over_first_lists", DIVERSITY_LISTS);
    protocol.put("seed", plan.seed());
    tune(settings, protocol, clock, watch);
    List<Result> results = new ArrayList<>();
    for (SessionMethod method : plan.methods()) {
      watch.doing(method.name(), results.size(), plan.methods().size());
      results.add(measure(method, settings.getOrDefault(method.name(), usual(method))));
    }
    return new Results(results, new Metric(Metric.Kind.HR, plan.cutoffs().getFirst()), protocol);
  }

  private static Settings usual(SessionMethod method) {
    return Settings.usual(method.knobs());
  }

  private void tune(
      Map<String, Settings> settings,
      Map<String, Object> protocol,
      InstantSource clock,
      Watch watch) {
    long tunable = plan.methods().stream().filter(m -> !m.knobs().isEmpty()).count();
    if (plan.tune().isZero() || tunable == 0) {
      return;
    }
    Duration each = plan.tune().dividedBy(tunable);
    SessionTuning tuning =
        new SessionTuning(data.train(), plan.cutoffs().getFirst(), plan.seed(), clock);
    Map<String, Integer> trials = new LinkedHashMap<>();
    for (SessionMethod method : plan.methods()) {
      watch.doing("tuning " + method.name(), trials.size(), plan.methods().size());
      SessionTuning.Found found = tuning.best(method, each);
      settings.put(method.name(), found.settings());
      trials.put(method.name(), found.trials());
    }
    protocol.put("tuning_trials", trials);
  }

  private Result measure(SessionMethod method, Settings settings) {
    Stopwatch watch = Stopwatch.start();
    SessionModel model = method.fit(data.train(), settings, plan.seed());
    watch.fitted();
    SessionRun run = SessionRun.of(model, data.cases(), plan.deepest());
    Groups sessions = Groups.of(data.session().stream().mapToInt(Integer::intValue).toArray());
    Result.Cost cost = watch.cost(run.nanos());
    Result.Measured measured =
        Result.Measured.of(
                run.judged(data.cases(), Metric.accuracy(plan.cutoffs()), sessions),
                Map.of(),
                plan.seed())
            .with(lists(run.lists()));
    return new Result(method.name(), new LinkedHashMap<>(settings.values()), measured, cost);
  }

  /** Coverage and novelty of all lists; diversity of the first 2,000. */
  private Map<String, Double> lists(int[][] lists) {
    ListMeasures all =
        new ListMeasures(plan.cutoffs(), data.train().catalogue(), this::share, (a, b) -> 0);
    ListMeasures some =
        new ListMeasures(plan.cutoffs(), data.train().catalogue(), this::share, this::cosine);
    for (int i = 0; i < lists.length; i++) {
      all.add(lists[i]);
      if (i < DIVERSITY_LISTS) {
        some.add(lists[i]);
      }
    }
    Map<String, Double> values = new LinkedHashMap<>(all.values());
    some.values()
        .forEach((name, value) -> {
          if (name.startsWith("diversity")) {
            values.put(name, value);
          }
        });
    return values;
  }

  private double share(int item) {
    return Math.max(0.5, postings.count(item)) / data.train().size();
  }

  /** Of the items' sets of sessions. */
  private double cosine(int a, int b) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < postings.count(a) && j < postings.count(b)) {
      int left = postings.session(a, i);
      int right = postings.session(b, j);
      shared += left == right ? 1 : 0;
      i += left >= right ? 1 : 0;
      j += right >= left ? 1 : 0;
    }
    return shared == 0 ? 0 : shared / Math.sqrt((double) postings.count(a) * postings.count(b));
  }
}
