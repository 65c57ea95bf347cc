package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.plain.Popularity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several methods as one: each part's candidates are ordered by weights learned where the parts,
 * fitted without a hold-out ({@link HoldOut}), should have put that hold-out first; then the parts
 * are fitted again on everything. score(j) = Σ over the parts of w · f(j), f being three numbers
 * made of the part's own score ({@link Features}) and w what makes the hold-out likeliest ({@link
 * Weights}: conditional logit).
 *
 * <p>Costs twice its parts' fitting, and their memory and serving together. Wins where several
 * kinds of part each know something the others do not; an index cannot serve it, and what has to be
 * cheap is a single method ({@link BestSingle}).
 *
 * <p>Settings are the parts' own, named {@code part.setting}. Parts that have nothing to say for
 * the data are left out: content without texts, the personal part where repeats are not asked for,
 * recent popularity without times; item-decayed and transitions, which read the order of histories,
 * where it means nothing, and graph-neighbours and slim, which stand in for them there, where it
 * means something.
 */
public final class Hybrid implements Method {
  private static final int CASES = 4_000;
  private static final int BEST = 60;

  private final List<Method> parts;

  public Hybrid(List<Method> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return "hybrid";
  }

  /** The methods that it is made of. */
  public List<Method> parts() {
    return parts;
  }

  @Override
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (Method part : parts) {
      for (Setting setting : part.settings()) {
        all.add(setting.named(part.name() + "." + setting.name()));
      }
    }
    return all;
  }

  /** The settings of one part among the hybrid's. */
  public static Params of(Method part, Params params) {
    Map<String, Double> own = new TreeMap<>();
    part.settings().forEach(s -> own.put(s.name(), params.get(part.name() + "." + s.name())));
    return new Params(own);
  }

  /** The hybrid's settings with one part's put in. */
  public static Params with(Params params, Method part, Params own) {
    Map<String, Double> all = new TreeMap<>(params.values());
    own.values().forEach((name, value) -> all.put(part.name() + "." + name, value));
    return new Params(all);
  }

  @Override
  public Recommender fit(Training training, Params params) {
    List<Method> useful = useful(training);
    HoldOut holdOut = HoldOut.of(training);
    List<Weights.Case> cases = cases(fitAll(useful, holdOut.kept(), params), holdOut);
    double[] weights = Weights.learn(cases, useful.size() * Features.EACH);
    float[] popularity = new float[training.interactions().items()];
    Popularity.ofAllTime().fit(training, Params.NONE).score(History.of(), popularity);
    return new Blend(fitAll(useful, training, params), weights, popularity, training.repeats());
  }

  /** The parts that have something of their own to say for the data. */
  public List<Method> useful(Training training) {
    return parts.stream().filter(part -> useful(part.name(), training)).toList();
  }

  static boolean useful(String part, Training training) {
    return switch (part) {
      case "content" -> training.content().isPresent();
      case "personal", "tifu-knn" -> training.repeats();
      case "item-decayed", "transitions" -> training.ordered();
      case "graph-neighbours", "slim" -> !training.ordered();
      case "popularity-recent" -> training.interactions().timed();
      default -> true;
    };
  }

  private static List<Recommender> fitAll(List<Method> parts, Training training, Params params) {
    return parts.stream().map(part -> part.fit(training, of(part, params))).toList();
  }

  private static List<Weights.Case> cases(List<Recommender> models, HoldOut holdOut) {
    Training kept = holdOut.kept();
    int[] users = sample(holdOut, kept.interactions().users(), kept.seed());
    Weights.@Nullable Case[] cases = new Weights.Case[users.length];
    Parallel.rows(
        users.length,
        () -> {
          float[][] room = new float[models.size()][kept.interactions().items()];
          return row -> cases[row] = learnable(models, holdOut, users[row], room);
        });
    return Arrays.stream(cases).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  /** At most 4,000 shoppers with targets, seeded. */
  static int[] sample(HoldOut holdOut, int users, long seed) {
    int[] able = IntStream.range(0, users).filter(u -> holdOut.targets(u).length > 0).toArray();
    SplittableRandom random = new SplittableRandom(seed + 7);
    for (int i = 0; i < Math.min(CASES, able.length); i++) {
      int j = random.nextInt(i, able.length);
      int swap = able[i];
      able[i] = able[j];
      able[j] = swap;
    }
    return Arrays.copyOf(able, Math.min(CASES, able.length));
  }

  /** Null when no target is among the candidates. */
  private static Weights.@Nullable Case learnable(
      List<Recommender> models, HoldOut holdOut, int user, float[][] room) {
    Training kept = holdOut.kept();
    boolean[] skip = new boolean[kept.interactions().items()];
    var history = kept.interactions().history(user);
    for (int at = 0; at < history.size() && !kept.repeats(); at++) {
      skip[history.item(at)] = true;
    }
    Features features = Features.of(models, history, skip, BEST, room);
    int[] places =
        Arrays.stream(holdOut.targets(user)).map(features::indexOf).filter(p -> p >= 0).toArray();
    return places.length == 0 ? null : new Weights.Case(features, places);
  }
}
