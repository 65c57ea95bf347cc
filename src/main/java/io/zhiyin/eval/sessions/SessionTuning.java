package io.zhiyin.eval.sessions;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses settings on the newest part of training, by hr@k + mrr@k: first the usual ones, then,
 * while the time lasts, by turns a draw from the whole ranges and a step from the best so far in
 * about a third of the knobs. Seeded; a slower machine tries fewer. Never sees the test.
 */
final class SessionTuning {
  private static final int CASES = 4_000;

  private final SessionValidation validation;
  private final int k;
  private final long seed;
  private final InstantSource clock;

  SessionTuning(Sessions train, int k, long seed, InstantSource clock) {
    this.validation = SessionValidation.of(train, CASES, seed);
    this.k = k;
    this.seed = seed;
    this.clock = clock;
  }

  /** What was found. */
  record Found(Settings settings, int trials, double value) {}

  /** The best settings found; a trial that has begun is finished. */
  Found best(SessionMethod method, Duration time) {
    Settings usual = Settings.usual(method.knobs());
    if (method.knobs().isEmpty() || validation.cases().isEmpty()) {
      return new Found(usual, 0, 0);
    }
    var end = clock.instant().plus(time);
    SplittableRandom random = new SplittableRandom(seed);
    Found best = new Found(usual, 1, value(method, usual));
    for (int trial = 2; clock.instant().isBefore(end); trial++) {
      Settings tried =
          trial % 2 == 0
              ? near(method.knobs(), best.settings, random)
              : drawn(method.knobs(), usual, random);
      double value = value(method, tried);
      best =
          value > best.value
              ? new Found(tried, trial, value)
              : new Found(best.settings, trial, best.value);
    }
    return best;
  }

  private double value(SessionMethod method, Settings settings) {
    Metric hits = new Metric(Metric.Kind.HR, k);
    Metric ranks = new Metric(Metric.Kind.MRR, k);
    SessionRun run =
        SessionRun.of(method.fit(validation.older(), settings, seed), validation.cases(), k);
    Cases judged = run.judged(validation.cases(), List.of(hits, ranks));
    return judged.mean(hits) + judged.mean(ranks);
  }

  private static Settings drawn(List<Knob> knobs, Settings from, SplittableRandom random) {
    Settings settings = from;
    for (Knob knob : knobs) {
      settings = settings.with(knob.name(), knob.draw(random));
    }
    return settings;
  }

  private static Settings near(List<Knob> knobs, Settings from, SplittableRandom random) {
    Settings settings = from;
    int surely = random.nextInt(knobs.size());
    for (int i = 0; i < knobs.size(); i++) {
      if (i == surely || random.nextInt(3) == 0) {
        Knob knob = knobs.get(i);
        settings = settings.with(knob.name(), knob.near(from.get(knob.name()), random));
      }
    }
    return settings;
  }
}
