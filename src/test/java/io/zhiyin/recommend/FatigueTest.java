package io.zhiyin.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import io.zhiyin.index.question.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scores that a shelf makes itself: of what was shown in vain, and of what is new. */
final class FatigueTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private static Candidate candidate(String id, double score, Instant created) {
    return new Candidate(
        id,
        score,
        List.of(new PartValue("content", score, 1, List.of())),
        "{\"id\":\"%s\",\"title\":\"t\",\"created_at\":\"%s\"}".formatted(id, created),
        Candidate.Marks.NONE);
  }

  private static Candidate candidate(String id, double score) {
    return candidate(id, score, NOW);
  }

  private static List<String> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::id).toList();
  }

  private static void partsSumToTheScore(List<Candidate> candidates) {
    for (Candidate its : candidates) {
      double sum = its.parts().stream().mapToDouble(PartValue::contribution).sum();
      assertEquals(its.score(), sum, 1e-12, its.id());
      assertTrue(its.score() >= 0, its.id());
    }
  }

  @Test
  void whatWasShownInVainSinksButNeverBelowNothing() {
    List<Candidate> found =
        List.of(candidate("a", 0.9), candidate("b", 0.8), candidate("c", 0.5), candidate("d", 0));
    List<Candidate> tired = new Fatigue(Map.of("a", 2, "c", 100, "d", 3), 0.25).on(found);
    assertEquals(List.of("b", "a", "c", "d"), ids(tired));
    assertEquals(0.9 * 0.75 * 0.75, tired.get(1).score(), 1e-12);
    assertEquals(0.5 * 0.05, tired.get(2).score(), 1e-12);
    partsSumToTheScore(tired);
    assertSame(found, new Fatigue(Map.of("x", 2), 0.25).on(found));
    assertSame(found, new Fatigue(Map.of("a", 2), 0).on(found));
  }

  @Test
  void theNewestScoreByTheirAge() {
    Newness newness = new Newness(NOW);
    List<Candidate> valued =
        newness.valued(
            List.of(
                candidate("future", 0, NOW.plusSeconds(9)),
                candidate("month", 0, NOW.minus(Duration.ofDays(30))),
                candidate("old", 0, NOW.minus(Duration.ofDays(60)))),
            0.2);
    assertEquals(List.of(0.2, 0.1, 0.05), valued.stream().map(Candidate::score).toList());
    partsSumToTheScore(valued);
    double month = NOW.minus(Duration.ofDays(30)).getEpochSecond();
    assertEquals(
        new Filter.Between("created_at", OptionalDouble.of(month), OptionalDouble.empty()),
        newness.filter());
  }

  @Test
  void newProductsAreDrawnByShopperAndDay() {
    List<Candidate> young = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      young.add(candidate("i" + i, 0.01 * (i % 7)));
    }
    Newness today = new Newness(NOW);
    List<Candidate> drawn = today.draw(young, 5, "u:anna");
    assertEquals(drawn, new Newness(NOW.plusSeconds(80_000)).draw(young.reversed(), 5, "u:anna"));
    assertNotEquals(drawn, new Newness(NOW.plusSeconds(90_000)).draw(young, 5, "u:anna"));
    Set<String> shown = new HashSet<>();
    for (int shopper = 0; shopper < 60; shopper++) {
      shown.addAll(ids(today.draw(young, 5, "u:" + shopper)));
    }
    assertEquals(40, shown.size());
    for (int i = 1; i < drawn.size(); i++) {
      assertTrue(drawn.get(i - 1).score() >= drawn.get(i).score());
    }
  }
}
