package io.zhiyin.recommend;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How new products are at a time, as {@link Retrieval.Fresh} values it; 0 for those that say
 * nothing of it.
 */
record Newness(Instant now) {
  double of(Candidate candidate) {
    return ProductReader.trusted(candidate.product())
        .lifetime()
        .createdAt()
        .map(created -> new Retrieval.Fresh(now).value(created.getEpochSecond()))
        .orElse(0.0);
  }

  /** Passes products that are at least half as new as they can be. */
  Filter filter() {
    double since = now.minus(Retrieval.Fresh.HALF_LIFE).getEpochSecond();
    return new Filter.Between("created_at", OptionalDouble.of(since), OptionalDouble.empty());
  }

  /** The candidates, in their order, scored by their newness alone. */
  List<Candidate> valued(List<Candidate> candidates, double weight) {
    return candidates.stream().map(its -> valued(its, weight)).toList();
  }

  private Candidate valued(Candidate candidate, double weight) {
    double value = of(candidate);
    List<PartValue> parts =
        value > 0 ? List.of(new PartValue("freshness", value, weight, List.of())) : List.of();
    return new Candidate(
        candidate.id(), value * weight, parts, candidate.product(), candidate.marks());
  }

  /** Some of them, drawn by shopper and day, highest score first, ties by id. */
  List<Candidate> draw(List<Candidate> candidates, int some, String shopper) {
    long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    return candidates.stream()
        .sorted(
            Comparator.comparingLong((Candidate its) -> place(its, shopper, day))
                .thenComparing(Candidate::id))
        .limit(some)
        .sorted(
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id))
        .toList();
  }

  private static long place(Candidate candidate, String shopper, long day) {
    long seed = 31L * (31L * shopper.hashCode() + candidate.id().hashCode()) + day;
    return new SplittableRandom(seed).nextLong();
  }
}
