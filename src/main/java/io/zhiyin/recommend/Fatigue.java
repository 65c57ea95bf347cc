package io.zhiyin.recommend;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Lets products sink that a shopper was shown and did nothing with: each time takes a share of the
 * score, which never falls below a twentieth of itself. What it took is a part named {@code
 * fatigue} with a negative weight.
 *
 * @param shown product id → how often
 * @param each share in [0,1)
 */
record Fatigue(Map<String, Integer> shown, double each) {
  static final Fatigue NONE = new Fatigue(Map.of(), 0);

  private static final double LEAST = 0.05;

  Fatigue {
    shown = Map.copyOf(shown);
  }

  /** How many products may sink. */
  int products() {
    return each > 0 ? shown.size() : 0;
  }

  /** The candidates in their new order, ties by id; in the old one when nothing sank. */
  List<Candidate> on(List<Candidate> candidates) {
    if (products() == 0 || candidates.stream().noneMatch(its -> shown.containsKey(its.id()))) {
      return candidates;
    }
    return candidates.stream()
        .map(this::on)
        .sorted(
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id))
        .toList();
  }

  private Candidate on(Candidate candidate) {
    int times = shown.getOrDefault(candidate.id(), 0);
    if (times == 0 || candidate.score() <= 0) {
      return candidate;
    }
    double kept = Math.max(LEAST, Math.pow(1 - each, times));
    List<PartValue> parts = new ArrayList<>(candidate.parts());
    parts.add(new PartValue("fatigue", 1 - kept, -candidate.score(), List.of()));
    return new Candidate(
        candidate.id(), candidate.score() * kept, parts, candidate.product(), candidate.marks());
  }
}
