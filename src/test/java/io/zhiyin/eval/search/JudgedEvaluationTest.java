package io.zhiyin.eval.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged rankings and pairs by hand, and the floors beside them. */
final class JudgedEvaluationTest {
  private static final List<Product> PRODUCTS =
      List.of(
          product("a", "蓝牙耳机 JBL"),
          product("b", "蓝牙音箱"),
          product("c", "耳机 耳机 壳"),
          product("d", "花瓶"));

  @TempDir private Path folder;

  private static Product product(String id, String title) {
    return ProductReader.read("{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static double metric(Result result, String name) {
    return result.measured().metrics().getOrDefault(name, -1.0);
  }

  @Test
  void questionsWithoutAJudgementAreLeftOutAndCounted() throws IOException {
    List<Asked> asked =
        Asked.read(file("queries.tsv", "query_id\tquery\n1\t耳机\n2\t音箱\n3\t花瓶\n4\t壳\n"));
    Judgements judgements =
        Judgements.read(
            file(
                "qrels.tsv",
                "query_id\tdoc_id\tgrade\n1\tb\t1\n1\ta\t2\n2\tb\t0\n3\td\t1\n3\tx\t1\n"));
    RankingEvaluation evaluation = new RankingEvaluation(asked, judgements, List.of(2));
    Map<String, List<String>> rankings = Map.of("1", List.of("c", "a", "b"), "3", List.of("d"));
    Result result =
        evaluation.measure(
            "hand",
            Map.of(),
            (a, k) -> rankings.getOrDefault(a.id(), List.of()).stream().limit(k).toList());
    assertEquals(2, result.measured().cases());
    assertEquals(Map.of("no judgement", 2), result.measured().skipped());
    assertEquals((0.5 + 1) / 2, metric(result, "mrr@2"), 1e-12);
    assertEquals((0.5 + 0.5) / 2, metric(result, "recall@2"), 1e-12);
    RankingEvaluation.Line worst = evaluation.worst("hand").getFirst();
    assertEquals("耳机", worst.asked().text());
    assertEquals(2, worst.firstHit());
  }

  @Test
  void aQrelsFileWithoutGradesMeansRelevant() throws IOException {
    Path file = file("qrels.tsv", "query_id\tdoc_id\n1\ta\n");
    assertEquals(Map.of("1", Map.of("a", 1)), Judgements.read(file).byQuery());
    Path broken =
        file("broken.tsv", "query_id\tdoc_id\trelevance\n1\ta\t-1\n1\tb\tmuch\n1\tc\t1.5\n");
    InvalidInput problems = assertThrows(InvalidInput.class, () -> Judgements.read(broken));
    assertEquals(3, problems.problems().size());
  }

  @Test
  void everyQuestionIsInOneHalf() {
    int tune = 0;
    for (int i = 0; i < 1_000; i++) {
      Asked asked = new Asked(String.valueOf(i), "x");
      assertTrue(Asked.Half.ALL.holds(asked));
      assertTrue(Asked.Half.TUNE.holds(asked) != Asked.Half.HELD.holds(asked));
      tune += Asked.Half.TUNE.holds(asked) ? 1 : 0;
    }
    assertTrue(tune > 450 && tune < 550, "got " + tune);
  }

  @Test
  void pairsAreOneRanking() throws IOException {
    Path file = file("pairs.tsv", "item1\titem2\tsame\na\tb\t1\na\tc\t0\nb\tc\t1\na\tx\t1\n");
    PairEvaluation evaluation = PairEvaluation.read(file, (a, b) -> !b.equals("x"));
    Map<String, Double> values = Map.of("ab", 0.9, "ac", 0.5, "bc", 0.1);
    Result hand = evaluation.measure("hand", Map.of(), (a, b) -> values.get(a + b));
    Result even = evaluation.measure("even", Map.of(), (a, b) -> 0);
    Results results = evaluation.results(List.of(even, hand), Map.of());
    // Same pairs at places 1 and 3: (1/1 + 2/3) / 2; ties are broken by id, which gives the same.
    assertEquals(5.0 / 6, metric(hand, "average_precision"), 1e-12);
    assertEquals(5.0 / 6, metric(even, "map@3"), 1e-12);
    assertEquals(1, hand.measured().skipped().getOrDefault("unknown product", 0));
    assertEquals("even", results.results().getFirst().method(), "ties by name");
  }

  @Test
  void floors() {
    PlainIndex plain = new PlainIndex(PRODUCTS);
    assertEquals(List.of("蓝", "牙", "iphone15", "a1"), PlainIndex.terms("蓝牙 iPhone15，A1"));
    assertEquals(List.of("c", "a"), plain.bm25("耳机", 5));
    assertEquals(List.of(), plain.bm25("zz", 5));
    assertEquals("a", plain.cosine("a", 5).getFirst());
    assertEquals(1, plain.cosine("a", "a"), 1e-12);
    assertEquals(0, plain.cosine("a", "d"));
    assertEquals(plain.cosine("b", "a"), plain.cosine("a", "b"), 1e-12);
    assertTrue(plain.bm25("a", "b") > plain.bm25("a", "d"));
    assertEquals(0, plain.bm25("a", "nobody"));
  }
}
