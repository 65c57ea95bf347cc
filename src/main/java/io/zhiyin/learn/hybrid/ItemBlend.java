package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.neighbours.OneByOne;
import io.zhiyin.learn.sessions.Scores;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several methods as one item–item matrix, which an index serves like any of them: s(i,j) = Σ over
 * the parts of w · f(i,j), f being three numbers made of the part's own strength ({@link Measured};
 * of a part that is no matrix, what it says to who had i alone: {@link OneByOne}) and w what makes
 * a hold-out ({@link HoldOut}) likeliest ({@link Weights}) where histories are answered as a matrix
 * answers them, by the sum over their items, each older one counting {@code decay} times the next.
 * Then the parts are fitted again on everything; of each row the {@value #KEPT} highest above 0
 * stay.
 *
 * <p>Costs twice its parts' fitting, 8 bytes a strength of each, one pass over the cases for each
 * decay tried; beyond {@value #LARGE} items the graph filter is left out, beyond {@value #HUGE} the
 * linear models, too. Serving as one matrix. Wins over each of its parts where none of them is all
 * that can be known, at a fiftieth of the time that the {@link Hybrid} takes to answer, which finds
 * more still: it weighs each shopper's answers anew, and knows texts, what is popular now and what
 * the shopper had before.
 */
public final class ItemBlend implements Method {
  /** A shopper's candidates: of each number of each part the best so many. */
  private static final int BEST = 60;

  private static final int KEPT = 300;

  /** Of a weight: what any part says stays in where the hold-out tells nothing. */
  private static final double PRIOR = 1;

  private static final int JUDGED = 20;

  /** Beyond it a part that says something of every item takes too long. */
  private static final int LARGE = 50_000;

  /** Beyond it, too, what counts what the neighbours of each item share among themselves. */
  private static final int HUGE = 100_000;

  private static final double[] DECAYS = {0.5, 0.7, 0.87, 1};

  private final List<Method> parts;

  ItemBlend(List<Method> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return "item-blend";
  }

  /** With decay 0 the one of .5, .7, .87 and 1 that orders the hold-out best is taken. */
  @Override
  public List<Setting> settings() {
    return List.of(Setting.ofOrder("decay", 0, 0, 0.5, 0.7, 0.8, 0.87, 0.95, 1));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    HoldOut holdOut = HoldOut.of(training);
    Learned learned = learned(measured(holdOut.kept()), holdOut, params.get("decay"));
    return new ItemToItem(sum(measured(training), learned.weights), learned.decay, Emphasis.NONE);
  }

  private List<Measured> measured(Training training) {
    int items = training.interactions().items();
    return parts.stream()
        .filter(part -> Hybrid.useful(part.name(), training) && affordable(part.name(), items))
        .map(part -> part.fit(training, part.standard()))
        .map(model -> new Measured(OneByOne.of(model, items)))
        .toList();
  }

  private static boolean affordable(String part, int items) {
    return switch (part) {
      case "graph-filter" -> items <= LARGE;
      case "ease", "slim" -> items <= HUGE;
      default -> true;
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Learned(double decay, double[] weights) {}

  private static Learned learned(List<Measured> parts, HoldOut holdOut, double decay) {
    double[] decays = decay > 0 ? new double[] {decay} : DECAYS;
    if (!holdOut.kept().ordered()) {
      decays = new double[] {1};
    }
    Learned best = new Learned(1, new double[0]);
    double most = -1;
    for (double its : decays) {
      List<Weights.Case> cases = cases(parts, holdOut, its);
      double[] weights = Weights.learn(cases, parts.size() * Measured.EACH, PRIOR);
      double value = cases.stream().mapToDouble(one -> ndcg(one, weights)).sum();
      if (value > most) {
        most = value;
        best = new Learned(its, weights);
      }
    }
    return best;
  }

  /** The mean over the targets of 1/log₂(place + 1) among the first {@value #JUDGED} places. */
  private static double ndcg(Weights.Case one, double[] weights) {
    double[] scores = one.features.dots(weights);
    double sum = 0;
    for (int target : one.targets) {
      long above = Arrays.stream(scores).filter(score -> score > scores[target]).count();
      sum += above < JUDGED ? Math.log(2) / Math.log(above + 2.0) : 0;
    }
    return sum / one.targets.length;
  }

  private static List<Weights.Case> cases(List<Measured> parts, HoldOut holdOut, double decay) {
    Training kept = holdOut.kept();
    int items = kept.interactions().items();
    int[] users = Hybrid.sample(holdOut, kept.interactions().users(), kept.seed());
    Weights.@Nullable Case[] cases = new Weights.Case[users.length];
    Parallel.rows(
        users.length,
        () -> {
          Scores[] room = new Scores[parts.size() * Measured.EACH];
          Arrays.setAll(room, at -> new Scores(items));
          return row -> {
            History history = kept.interactions().history(users[row]);
            fill(parts, history, decay, room);
            Features features = features(room, history, kept.repeats());
            int[] places =
                Arrays.stream(holdOut.targets(users[row]))
                    .map(features::indexOf)
                    .filter(place -> place >= 0)
                    .toArray();
            cases[row] = places.length == 0 ? null : new Weights.Case(features, places);
          };
        });
    return Arrays.stream(cases).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  /** Each part's numbers, summed over the history. */
  private static void fill(List<Measured> parts, History history, double decay, Scores[] room) {
    for (Scores sums : room) {
      sums.clear();
    }
    for (int p = 0; p < parts.size(); p++) {
      Measured part = parts.get(p);
      int at = p * Measured.EACH;
      ItemToItem.visit(
          history,
          decay,
          Emphasis.NONE,
          (item, weight) ->
              part.visit(
                  item,
                  (offer, multiple, share, bent) -> {
                    room[at].add(offer, weight * multiple);
                    room[at + 1].add(offer, weight * share);
                    room[at + 2].add(offer, weight * bent);
                  }));
    }
  }

  private static Features features(Scores[] room, History history, boolean repeats) {
    IntOpenHashSet had = new IntOpenHashSet();
    for (int at = 0; at < history.size() && !repeats; at++) {
      had.add(history.item(at));
    }
    IntOpenHashSet union = new IntOpenHashSet();
    for (Scores sums : room) {
      IntStream.of(sums.top(BEST + had.size()))
          .filter(item -> !had.contains(item))
          .limit(BEST)
          .forEach(union::add);
    }
    int[] candidates = union.toIntArray();
    Arrays.sort(candidates);
    float[] values = new float[candidates.length * room.length];
    for (int c = 0; c < candidates.length; c++) {
      for (int f = 0; f < room.length; f++) {
        values[c * room.length + f] = (float) room[f].value(candidates[c]);
      }
    }
    return new Features(candidates, values, room.length);
  }

  private static SparseMatrix sum(List<Measured> parts, double[] weights) {
    int items = parts.getFirst().items();
    RowCollector rows = new RowCollector(items, items);
    int most = RowCollector.most(KEPT, items);
    Parallel.rows(
        items,
        () -> {
          Scores sums = new Scores(items);
          return row -> {
            for (int p = 0; p < parts.size(); p++) {
              int at = p * Measured.EACH;
              parts
                  .get(p)
                  .visit(
                      row,
                      (offer, multiple, share, bent) ->
                          sums.add(
                              offer,
                              offer == row
                                  ? 0
                                  : weights[at] * multiple
                                      + weights[at + 1] * share
                                      + weights[at + 2] * bent));
            }
            int[] kept = sums.top(most);
            Arrays.sort(kept);
            float[] values = new float[kept.length];
            for (int at = 0; at < kept.length; at++) {
              values[at] = (float) sums.value(kept[at]);
            }
            rows.set(row, kept, values);
            sums.clear();
          };
        });
    return rows.matrix();
  }
}
