package io.zhiyin.rank;

import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.ContentVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses products that are good and not all alike: maximal marginal relevance.
 *
 * <pre>
 * next = argmax (1 − d) · score/best − d · max over chosen of cosine(content)
 * </pre>
 *
 * <p>d = 0 keeps the order, d = 1 looks at difference alone; the first is always the best. Scores
 * are left as they are. Ties go to the one given first. O(candidates · chosen) cosines, and one
 * stored vector read for each candidate.
 *
 * <p>Source: Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering
 * documents and producing summaries", SIGIR 1998.
 */
public final class Diversity {
  private static final ContentVector NONE = new ContentVector(Map.of());

  private final double diversity;
  private final List<Candidate> candidates;
  private final List<ContentVector> vectors;
  private final double[] nearest;
  private final boolean[] chosen;

  private Diversity(double diversity, List<Candidate> candidates, Documents documents) {
    this.diversity = diversity;
    this.candidates = candidates;
    this.vectors = candidates.stream().map(c -> documents.vector(c.id()).orElse(NONE)).toList();
    this.nearest = new double[candidates.size()];
    this.chosen = new boolean[candidates.size()];
  }

  /**
   * At most {@code places} of the candidates, in the order in which they were chosen.
   *
   * @param diversity d, in [0,1]
   * @param candidates best first, ties by id
   */
  public static List<Candidate> choose(
      double diversity, List<Candidate> candidates, int places, Documents documents) {
    Diversity choice = new Diversity(diversity, candidates, documents);
    List<Candidate> list = new ArrayList<>();
    while (list.size() < Math.min(places, candidates.size())) {
      list.add(candidates.get(choice.next()));
    }
    return list;
  }

  private int next() {
    double best = Math.max(candidates.getFirst().score(), Double.MIN_NORMAL);
    int next = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < nearest.length; i++) {
      double value = (1 - diversity) * candidates.get(i).score() / best - diversity * nearest[i];
      if (!chosen[i] && value > most) {
        most = value;
        next = i;
      }
    }
    chosen[next] = true;
    for (int i = 0; i < nearest.length; i++) {
      if (!chosen[i]) {
        nearest[i] = Math.max(nearest[i], vectors.get(next).cosine(vectors.get(i)));
      }
    }
    return next;
  }
}
