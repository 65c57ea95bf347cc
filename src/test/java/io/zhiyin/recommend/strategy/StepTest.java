package io.zhiyin.recommend.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
  private static Strategies.Step listing(Map<String, Double> values) {
    return new Strategies.Step(
        "trending",
        List.of(Part.find("trend.lately", new Retrieval.Given(values), 0.5)),
        Filter.all());
  }

  @Test
  void theHighestAreKeptWithAllThatAreAsHighAsTheLast() {
    Strategies.Step all = listing(Map.of("a", 0.9, "b", 0.5, "c", 0.5, "d", 0.1, "e", 0.7));
    assertEquals(listing(Map.of("a", 0.9, "e", 0.7)), all.highest(2));
    assertEquals(listing(Map.of("a", 0.9, "e", 0.7, "b", 0.5, "c", 0.5)), all.highest(3));
    assertSame(all, all.highest(5));
  }

  @Test
  void whatIsNoListStaysAsItIs() {
    Part all = Part.find("all", new Retrieval.Everything(), 1);
    Strategies.Step step = new Strategies.Step("recent", List.of(all), Filter.all());
    assertSame(step, step.highest(1));
  }
}
