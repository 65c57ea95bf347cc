package io.zhiyin.search;

import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Together;
import io.zhiyin.rank.Weights;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a shopper's history says of a query.
 *
 * @param taste of the history's products that fit the query, or of all where none does
 * @param band what those that fit cost
 */
record Leaning(Taste taste, Optional<PriceBand> band) {
  /** The text score from which on a product of the history fits a query. */
  private static final double FITS = 0.2;

  /** The share of the best fitting one's score that others must reach. */
  private static final double FITS_BESIDE_BEST = 0.5;

  /** What being in the price band has of what being alike may add. */
  private static final double PRICE = 0.2;

  private static final Leaning NONE = new Leaning(Taste.NONE, Optional.empty());

  /**
   * Nothing where history may not or cannot say anything.
   *
   * @param words what of the query is looked for in texts; blank: the whole history is read
   */
  static Leaning of(
      SearchQuestion.Who who, String words, Weights now, Documents index, Signals signals) {
    if (!who.personalize() || now.personal() <= 0) {
      return NONE;
    }
    List<Visit> history = signals.history(who.shopper(), who.sessionId(), now.history());
    Map<String, String> fitting =
        history.isEmpty() || words.isBlank() ? Map.of() : fitting(history, words, index);
    List<Visit> read =
        history.stream()
            .filter(visit -> fitting.isEmpty() || fitting.containsKey(visit.itemId()))
            .toList();
    return new Leaning(Taste.of(read, now, index), PriceBand.of(fitting.values()));
  }

  /**
   * The products of a history that the query itself would find well: what somebody looked at among
   * tents says much of which tent is meant, and what they looked at among phones nothing. By id as
   * they were indexed. Empty when there are none.
   */
  private static Map<String, String> fitting(List<Visit> history, String text, Documents index) {
    Set<String> seen = history.stream().map(Visit::itemId).collect(Collectors.toSet());
    List<Candidate> found =
        index
            .find(
                new Question(
                    List.of(Part.find("text", new Retrieval.Words(text), 1)),
                    new Filter.AnyOf("id", seen),
                    Set.of(),
                    Question.Order.RELEVANCE,
                    0,
                    seen.size(),
                    Question.ALL,
                    false))
            .candidates();
    double enough =
        found.isEmpty() ? 1 : Math.max(FITS, found.getFirst().score() * FITS_BESIDE_BEST);
    return found.stream()
        .filter(candidate -> candidate.score() >= enough)
        .collect(Collectors.toMap(Candidate::id, Candidate::product));
  }

  /** Whether it moves anything. */
  boolean isShaped() {
    return !taste.isEmpty();
  }

  /**
   * What goes with the history and what is like it, half of the personal weight each; a fifth of
   * the second half goes to what costs as much, where that is known.
   */
  List<Part> parts(Weights now, Signals signals) {
    if (taste.isEmpty()) {
      return List.of();
    }
    double half = now.personal() / 2;
    Map<PairKind, Double> kinds = new HashMap<>();
    double shares = now.kinds().values().stream().mapToDouble(Double::doubleValue).sum();
    now.kinds()
        .forEach((kind, share) -> {
          if (share > 0) {
            kinds.put(kind, half * share / shares);
          }
        });
    List<Part> parts =
        new ArrayList<>(Together.parts("personal", kinds, taste.seeds(), signals, Role.LIFT));
    double price = band.isPresent() ? half * PRICE : 0;
    if (!taste.content().weights().isEmpty()) {
      parts.add(
          Part.lift("personal.content", new Retrieval.Content(taste.content()), half - price));
    }
    band.ifPresent(
        its -> parts.add(Part.lift("personal.price", new Retrieval.Passing(its.filter()), price)));
    return parts;
  }
}
