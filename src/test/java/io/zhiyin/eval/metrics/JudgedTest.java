package io.zhiyin.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zhiyin.eval.metrics.Metric.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed values. */
final class JudgedTest {
  private static final double CLOSE = 1e-8;

  /** Hits at places 2 and 4 of five; three relevant items in all. */
  private static final Judged TWO_HITS =
      Judged.binary(new boolean[] {false, true, false, true, false}, 3);

  private static double at(Judged judged, Kind kind, int k) {
    return judged.value(new Metric(kind, k));
  }

  @Test
  void binaryMeasures() {
    assertEquals(2.0 / 3, at(TWO_HITS, Kind.RECALL, 5), CLOSE);
    assertEquals(1.0 / 3, at(TWO_HITS, Kind.RECALL, 3), CLOSE);
    assertEquals(2.0 / 5, at(TWO_HITS, Kind.PRECISION, 5), CLOSE);
    assertEquals(0, at(TWO_HITS, Kind.HR, 1), CLOSE);
    assertEquals(1, at(TWO_HITS, Kind.HR, 2), CLOSE);
    assertEquals(0.5, at(TWO_HITS, Kind.MRR, 5), CLOSE);
    assertEquals(0, at(TWO_HITS, Kind.MRR, 1), CLOSE);
    // (1/2 + 2/4) / min(5, 3) and (1/2) / min(2, 3)
    assertEquals(1.0 / 3, at(TWO_HITS, Kind.MAP, 5), CLOSE);
    assertEquals(0.25, at(TWO_HITS, Kind.MAP, 2), CLOSE);
    // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/log2(4))
    assertEquals(0.498189257, at(TWO_HITS, Kind.NDCG, 5), CLOSE);
  }

  @Test
  void gradedGainIsExponential() {
    // The example relevances 3 2 3 0 1 2, and two more (3, 2).
    Judged judged = Judged.graded(new int[] {3, 2, 3, 0, 1, 2}, new int[] {2, 3, 0, 3, 1, 2, 3, 2});
    // DCG = 7 + 3/log2(3) + 7/2 + 0 + 1/log2(6) + 3/log2(7) = 13.848263629
    // ideal = 7 + 7/log2(3) + 7/2 + 3/log2(5) + 3/log2(6) + 3/log2(7) = 18.437717932
    assertEquals(13.848263629 / 18.437717932, at(judged, Kind.NDCG, 6), 1e-8);
    assertEquals(1, at(judged, Kind.NDCG, 1), CLOSE);
    assertEquals(5.0 / 7, at(judged, Kind.RECALL, 6), CLOSE);
  }

  @Test
  void oneTarget() {
    Judged third = Judged.single(3, 10);
    assertEquals(1.0 / 3, at(third, Kind.MRR, 10), CLOSE);
    assertEquals(1.0 / 3, at(third, Kind.MAP, 10), CLOSE);
    assertEquals(0.5, at(third, Kind.NDCG, 10), CLOSE);
    assertEquals(1, at(third, Kind.RECALL, 3), CLOSE);
    assertEquals(0, at(Judged.single(0, 10), Kind.HR, 10), CLOSE);
    assertEquals(0, at(Judged.single(11, 10), Kind.HR, 20), CLOSE);
  }

  @Test
  void emptyAndShortRankings() {
    Judged nothing = Judged.binary(new boolean[0], 2);
    for (Metric metric : Metric.accuracy(List.of(1, 1_000_000))) {
      assertEquals(0, nothing.value(metric), CLOSE, metric.toString());
    }
    Judged whole = Judged.binary(new boolean[] {true}, 1);
    assertEquals(1, at(whole, Kind.RECALL, 1_000_000), CLOSE);
    assertEquals(1e-6, at(whole, Kind.PRECISION, 1_000_000), CLOSE);
  }

  @Test
  void cutoffsAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> new Metric(Kind.HR, 0));
    assertEquals("recall@20", new Metric(Kind.RECALL, 20).toString());
  }
}
