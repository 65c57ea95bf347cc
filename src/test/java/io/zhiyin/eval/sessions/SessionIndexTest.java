package io.zhiyin.eval.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.ScratchIndex;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.served.Scratch;
import io.zhiyin.eval.served.ServedRows;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.served.Postings;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Posted;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session models served from an index answer as they do in memory. */
final class SessionIndexTest {
  private static final int CATALOGUE = 60;

  private static int[] walk(SplittableRandom random) {
    int[] items = new int[2 + random.nextInt(6)];
    items[0] = random.nextInt(CATALOGUE);
    for (int i = 1; i < items.length; i++) {
      items[i] = Math.floorMod(items[i - 1] + random.nextInt(-1, 5), CATALOGUE);
    }
    return items;
  }

  private static Sessions sessions() {
    SplittableRandom random = new SplittableRandom(11);
    return Sessions.of(CATALOGUE, IntStream.range(0, 400).mapToObj(_ -> walk(random)).toList());
  }

  private static Scratch scratch() {
    return new Scratch() {
      @Override
      public <T> T with(Function<ProductIndex, T> work) {
        try (ScratchIndex scratch =
            ScratchIndex.open(ConfigDirectory.read(Path.of("index-config")))) {
          return work.apply(scratch.index());
        }
      }
    };
  }

  private static Posted fitted(String name, Sessions sessions) {
    SessionMethod method = SessionMethods.named(name).orElseThrow();
    return (Posted) method.fit(sessions, Settings.usual(method.knobs()), 1);
  }

  /** What is common to the first ten of two answers, as a share. */
  private static double common(int[] one, int[] other) {
    long shared = IntStream.of(one).filter(i -> IntStream.of(other).anyMatch(j -> i == j)).count();
    return (double) shared / Math.max(1, Math.max(one.length, other.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stan",
        "vsknn",
        "vmis-knn",
        "sequential-rules",
        "association-rules",
        "markov",
        "item-knn"
      })
  void theIndexAnswersAsMemoryDoes(String name) {
    Posted model = fitted(name, sessions());
    SparseMatrix postings = Postings.of(model.documents(), 1_000);
    NextItems memory = model.open();
    NextItems pruned = SessionIndex.pruned(model, postings).open();
    SplittableRandom random = new SplittableRandom(12);
    scratch()
        .with(index -> {
          NextItems served = SessionIndex.served(model, ServedRows.write(index, postings)).open();
          double shared = 0;
          for (int round = 0; round < 100; round++) {
            int[] prefix = walk(random);
            int[] expected = memory.after(prefix, 10);
            assertEquals(1, common(expected, pruned.after(prefix, 10)), 0.11, name);
            shared += common(expected, served.after(prefix, 10)) / 100;
          }
          assertTrue(shared > 0.95, name + " shares " + shared);
          return shared;
        });
  }

  @Test
  void documentsOfNeighboursAreTheNewestSessionsOfEachItem() {
    Sessions sessions = Sessions.of(3, List.of(new int[] {0, 1}, new int[] {1, 2, 1}));
    SessionMethod vmis = SessionMethods.named("vmis-knn").orElseThrow();
    Settings one = Settings.usual(vmis.knobs()).with("sample", 1);
    SparseMatrix documents = ((Posted) vmis.fit(sessions, one, 1)).documents();
    assertEquals(2, documents.rows());
    // the newest session is document 0; item 1 finds its newest session only
    assertEquals(List.of(1, 2), columns(documents, 0));
    assertEquals(List.of(0), columns(documents, 1));
  }

  private static List<Integer> columns(SparseMatrix rows, int row) {
    return IntStream.range(rows.start(row), rows.end(row)).map(rows::column).boxed().toList();
  }

  @Test
  void bothPathsAreMeasuredAndWhatIsLostIsSaid() {
    Sessions sessions = sessions();
    SplittableRandom random = new SplittableRandom(13);
    List<SessionCase> cases =
        IntStream.range(0, 80)
            .mapToObj(_ -> walk(random))
            .map(s -> new SessionCase(new int[] {s[0]}, s[1]))
            .toList();
    SessionData data =
        new SessionData(sessions, cases, IntStream.range(0, 80).boxed().toList(), 0, 0);
    SessionEvaluation.Plan plan =
        new SessionEvaluation.Plan(
            SessionMethods.chosen(List.of("markov", "session-blend")),
            List.of(5),
            Duration.ZERO,
            Optional.of(new SessionIndex(scratch(), 2)),
            1);
    Results results = new SessionEvaluation(data, plan).run(InstantSource.fixed(Instant.EPOCH));
    Map<String, Object> protocol = results.protocol();
    assertTrue(
        String.valueOf(protocol.get("session-blend@index")).startsWith("not served"),
        protocol.toString());
    Result memory = of(results, "markov");
    Result index = of(results, "markov@index");
    assertEquals("index", index.params().get("serve"));
    assertTrue(
        String.valueOf(protocol.get("markov@index"))
            .startsWith("hr@5 %.4f in memory, ".formatted(hits(memory))),
        protocol.toString());
    assertTrue(hits(index) < hits(memory), "two strengths a document lose something");
  }

  private static double hits(Result result) {
    return result.measured().metrics().getOrDefault("hr@5", Double.NaN);
  }

  private static Result of(Results results, String method) {
    return results.results().stream()
        .filter(r -> r.method().equals(method))
        .findFirst()
        .orElseThrow();
  }
}
