package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;
import java.util.List;

/**
 * The one of several cheap methods with settings that finds most of a hold-out ({@link HoldOut}),
 * fitted again on everything: each is fitted with the hold-out taken away and judged by the mean of
 * recall@20 over at most 4,000 seeded shoppers; ties by order. No method is the best on dense and
 * on sparse data alike, and which one is can be seen on training data alone. Costs the fits of all,
 * and one, in the memory of one at a time; is served like the chosen one. The first where a
 * hold-out has no targets. Wins where the data are unknown and one plain model must serve; the
 * hybrid finds more at many times its cost.
 */
public final class BestSingle implements Method {
  private static final int K = 20;

  /** A method and its settings; one of order is tried only where the order means something. */
  record Candidate(Method method, Params params, boolean ofOrder) {
    @Override
    public String toString() {
      return method.name() + " " + params.readable();
    }
  }

  /**
   * The chosen model.
   *
   * @param choice its method and settings
   */
  public record Chosen(Recommender model, String choice) implements Recommender {
    @Override
    public void score(History history, float[] scores) {
      model.score(history, scores);
    }
  }

  private final List<Candidate> candidates;

  /**
   * @param candidates at least one, tried in their order
   */
  BestSingle(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  @Override
  public String name() {
    return "best-single";
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public Recommender fit(Training training, Params params) {
    HoldOut holdOut = HoldOut.of(training);
    int[] users = Hybrid.sample(holdOut, training.interactions().users(), training.seed());
    Candidate best = candidates.getFirst();
    double most = -1;
    for (Candidate candidate : candidates) {
      if (training.ordered() || !candidate.ofOrder) {
        Recommender model = candidate.method.fit(holdOut.kept(), candidate.params);
        double found = found(model, holdOut, users);
        if (found > most) {
          best = candidate;
          most = found;
        }
      }
    }
    return new Chosen(best.method.fit(training, best.params), best.toString());
  }

  /** The mean of recall@20; 0 for nobody. */
  private static double found(Recommender model, HoldOut holdOut, int[] users) {
    Training kept = holdOut.kept();
    double[] recall = new double[users.length];
    Parallel.rows(
        users.length,
        () -> {
          float[] scores = new float[kept.interactions().items()];
          return row -> {
            History history = kept.interactions().history(users[row]);
            Arrays.fill(scores, 0);
            model.score(history, scores);
            boolean[] skip = new boolean[scores.length];
            for (int at = 0; at < history.size() && !kept.repeats(); at++) {
              skip[history.item(at)] = true;
            }
            int[] targets = holdOut.targets(users[row]);
            long hits =
                Arrays.stream(TopK.unmarked(scores, skip, K))
                    .filter(item -> Arrays.binarySearch(targets, item) >= 0)
                    .count();
            recall[row] = (double) hits / targets.length;
          };
        });
    return Arrays.stream(recall).average().orElse(0);
  }
}
