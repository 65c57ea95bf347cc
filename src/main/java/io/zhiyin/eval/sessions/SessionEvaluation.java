package io.zhiyin.eval.sessions;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Groups;
import io.zhiyin.eval.metrics.ListMeasures;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.eval.served.ServedRows;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.sessions.Posted;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures methods on the next item of sessions: every item of training may be named, also those of
 * the prefix; hr@k is what papers print as P@k. Results are ordered by hr at the first cutoff.
 */
public final class SessionEvaluation {
  private static final int DIVERSITY_LISTS = 2_000;
  private static final int WARM = 5_000;

  /**
   * What to do.
   *
   * @param cutoffs at least one, each at least 1
   * @param tune how long to tune, shared evenly by the methods; zero: usual settings
   * @param index where models that are postings are served from as well, beside memory
   */
  public record Plan(
      List<SessionMethod> methods,
      List<Integer> cutoffs,
      Duration tune,
      Optional<SessionIndex> index,
      long seed) {
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
      watch.doing(method.name(), plan.methods().indexOf(method), plan.methods().size());
      Settings its = settings.getOrDefault(method.name(), usual(method));
      Fitted fitted = measure(method, its);
      results.add(fitted.result);
      plan.index()
          .ifPresent(index ->
              protocol.put(method.name() + "@index", fromIndex(index, fitted, its, results)));
    }
    return new Results(results, primary(), protocol);
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

  private Metric primary() {
    return new Metric(Metric.Kind.HR, plan.cutoffs().getFirst());
  }

  private record Fitted(Result result, SessionModel model) {}

  private Fitted measure(SessionMethod method, Settings settings) {
    Stopwatch watch = Stopwatch.start();
    SessionModel model = method.fit(data.train(), settings, plan.seed());
    watch.fitted();
    Map<String, Object> params = new LinkedHashMap<>(settings.values());
    return new Fitted(measured(method.name(), params, model, watch), model);
  }

  private Result measured(
      String name, Map<String, Object> params, SessionModel model, Stopwatch watch) {
    SessionRun run = SessionRun.of(model, data.cases(), plan.deepest());
    Groups sessions = Groups.of(data.session().stream().mapToInt(Integer::intValue).toArray());
    Result.Cost cost = watch.cost(run.nanos());
    Cases judged = run.judged(data.cases(), Metric.accuracy(plan.cutoffs()), sessions);
    ListMeasures lists = lists(run.lists());
    Result.Measured measured =
        Result.Measured.of(judged, Map.of(), plan.seed())
            .with(lists.values(), lists.intervals(sessions, plan.seed()))
            .by(groups(judged));
    return new Result(name, params, measured, cost);
  }

  /**
   * The same model served from an index, after as many cases for nothing as a service needs to warm
   * up; the cost of fitting is that of cutting and writing.
   *
   * @return in words what was lost
   */
  private String fromIndex(
      SessionIndex from, Fitted fitted, Settings settings, List<Result> results) {
    if (!(fitted.model instanceof Posted model)) {
      return "not served from the index: its answers are no search by weighted items";
    }
    Stopwatch watch = Stopwatch.start();
    SparseMatrix postings = from.postings(model);
    Result result =
        from.scratch()
            .with(index -> {
              SessionModel served = SessionIndex.served(model, ServedRows.write(index, postings));
              watch.fitted();
              int warm = Math.min(WARM, data.cases().size());
              SessionRun.of(served, data.cases().subList(0, warm), plan.deepest());
              Map<String, Object> params = new LinkedHashMap<>(settings.values());
              params.put("serve", "index");
              params.put("keep", from.keep());
              return measured(fitted.result.method() + "@index", params, served, watch);
            });
    results.add(result);
    SessionRun pruned =
        SessionRun.of(SessionIndex.pruned(model, postings), data.cases(), plan.deepest());
    String primary = primary().toString();
    return String.format(
        Locale.ROOT,
        "%s %.4f in memory, %.4f pruned to %d strengths a document (%d in all), %.4f from the index",
        primary,
        fitted.result.measured().metrics().getOrDefault(primary, 0.0),
        pruned.judged(data.cases(), List.of(primary())).mean(primary()),
        from.keep(),
        postings.entries(),
        result.measured().metrics().getOrDefault(primary, 0.0));
  }

  /** Cases told apart by the clicks of their prefix, and by the sessions that hold their target. */
  private Map<String, List<Result.Group>> groups(Cases judged) {
    double[] lengths = data.cases().stream().mapToDouble(its -> its.prefix().length).toArray();
    double[] sessions =
        data.cases().stream()
            .mapToDouble(its -> its.target() < 0 ? 0 : postings.count(its.target()))
            .toArray();
    Map<String, List<Result.Group>> groups = new LinkedHashMap<>();
    groups.put("history", Result.Group.thirds(lengths, judged));
    groups.put("item_sessions", Result.Group.thirds(sessions, judged));
    return groups;
  }

  /** Coverage and novelty of all lists; diversity of the first 2,000. */
  private ListMeasures lists(int[][] lists) {
    ListMeasures measures =
        new ListMeasures(
            plan.cutoffs(), data.train().catalogue(), this::share, this::cosine, DIVERSITY_LISTS);
    for (int[] list : lists) {
      measures.add(list);
    }
    return measures;
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
