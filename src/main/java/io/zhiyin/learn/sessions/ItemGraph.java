package io.zhiyin.learn.sessions;

import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each item the items that go with it and how strongly, the strongest first, equals by number.
 * Immutable; 8 bytes an edge.
 *
 * <p>Built by going through each item's newest sessions: Σ over sessions (at most {@code depth}) of
 * length², shared among the processors.
 */
public final class ItemGraph {
  /** What one meeting of two items in a session adds. */
  @FunctionalInterface
  public interface Meeting {
    /**
     * The weight, 0 for none.
     *
     * @param steps from the one to the other, above 0 forward; never 0
     */
    double weight(int session, int steps);
  }

  /** What a sum becomes. */
  @FunctionalInterface
  public interface Strength {
    double of(int from, int to, double sum);
  }

  /**
   * How a graph is cut.
   *
   * @param depth newest sessions of an item that are looked at
   * @param reach steps within a session
   * @param width edges kept for an item
   */
  public record Limits(int depth, int reach, int width) {}

  private final int[][] neighbours;
  private final float[][] strengths;

  private ItemGraph(int[][] neighbours, float[][] strengths) {
    this.neighbours = neighbours;
    this.strengths = strengths;
  }

  /** Builds from all sessions. */
  public static ItemGraph build(
      Sessions sessions, Postings postings, Limits limits, Meeting meeting, Strength strength) {
    int[][] neighbours = new int[sessions.catalogue()][];
    float[][] strengths = new float[sessions.catalogue()][];
    ThreadLocal<Scores> sums = ThreadLocal.withInitial(() -> new Scores(sessions.catalogue()));
    ThreadLocal<Scores> ranked = ThreadLocal.withInitial(() -> new Scores(sessions.catalogue()));
    IntStream.range(0, sessions.catalogue())
        .parallel()
        .forEach(item -> {
          Scores met = sums.get();
          meet(sessions, postings, item, limits, meeting, met);
          Scores strong = ranked.get();
          for (int t = 0; t < met.size(); t++) {
            int other = met.touched(t);
            strong.add(other, strength.of(item, other, met.value(other)));
          }
          neighbours[item] = strong.top(limits.width);
          strengths[item] = new float[neighbours[item].length];
          for (int e = 0; e < neighbours[item].length; e++) {
            strengths[item][e] = (float) strong.value(neighbours[item][e]);
          }
          met.clear();
          strong.clear();
        });
    return new ItemGraph(neighbours, strengths);
  }

  private static void meet(
      Sessions sessions, Postings postings, int item, Limits limits, Meeting meeting, Scores sums) {
    int depth = Math.min(limits.depth, postings.count(item));
    for (int x = 0; x < depth; x++) {
      int session = postings.session(item, x);
      int length = sessions.length(session);
      for (int p = 0; p < length; p++) {
        if (sessions.item(session, p) != item) {
          continue;
        }
        int end = Math.min(length - 1, p + limits.reach);
        for (int q = Math.max(0, p - limits.reach); q <= end; q++) {
          int other = sessions.item(session, q);
          double weight = other == item ? 0 : meeting.weight(session, q - p);
          if (weight > 0) {
            sums.add(other, weight);
          }
        }
      }
    }
  }

  /** The same with each item's strengths divided by their sum. */
  public ItemGraph normalised() {
    float[][] shares = new float[strengths.length][];
    for (int item = 0; item < shares.length; item++) {
      double sum = 0;
      for (float strength : strengths[item]) {
        sum += strength;
      }
      shares[item] = Arrays.copyOf(strengths[item], strengths[item].length);
      for (int e = 0; e < shares[item].length; e++) {
        shares[item][e] /= (float) sum;
      }
    }
    return new ItemGraph(neighbours, shares);
  }

  /** From an item (row) to those that go with it (columns), the strongest first. */
  public SparseMatrix matrix() {
    RowCollector rows = new RowCollector(neighbours.length, neighbours.length);
    for (int item = 0; item < neighbours.length; item++) {
      rows.set(item, neighbours[item], strengths[item]);
    }
    return rows.matrix();
  }

  /** How many edges leave an item. */
  public int edges(int item) {
    return neighbours[item].length;
  }

  public int neighbour(int item, int edge) {
    return neighbours[item][edge];
  }

  public double strength(int item, int edge) {
    return strengths[item][edge];
  }
}
