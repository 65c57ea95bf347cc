package io.zhiyin.eval.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.eval.report.HtmlReport;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.learn.sessions.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionEvaluationTest {
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);

  @TempDir private Path dir;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(dir.resolve(name), List.of(lines));
  }

  private static Results run(SessionData data, List<String> methods, int k) {
    return new SessionEvaluation(
            data,
            new SessionEvaluation.Plan(
                SessionMethods.chosen(methods), List.of(k), Duration.ZERO, Optional.empty(), 1))
        .run(STILL);
  }

  private static Result of(Results results, String method) {
    return results.results().stream()
        .filter(r -> r.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Result result, String metric) {
    return result.measured().metrics().getOrDefault(metric, Double.NaN);
  }

  @Test
  void figuresAreThoseCountedByHand() throws IOException {
    // popularity: b 3 clicks, a 2, c 1
    SessionData data =
        SessionData.read(
            file("train", "a b", "", "a b", "b c"),
            file("test", "prefix\ttarget", "a\tb", "a b\ta", "b\tc", "x a\tb", "a\tx"));
    Results results = run(data, List.of("popularity"), 2);
    Result popularity = of(results, "popularity");
    assertEquals(5, popularity.measured().cases());
    assertEquals(
        Optional.of(1),
        Optional.ofNullable(results.protocol().get("unknown_targets_counted_as_missed")));
    assertEquals(
        Optional.of(1), Optional.ofNullable(results.protocol().get("unknown_prefix_items")));
    assertEquals(3 / 5.0, value(popularity, "hr@2"), 1e-12);
    assertEquals((1 + 0.5 + 0 + 1 + 0) / 5, value(popularity, "mrr@2"), 1e-12);
    double second = 1 / (Math.log(3) / Math.log(2));
    assertEquals((2 + second) / 5, value(popularity, "ndcg@2"), 1e-12);
    assertEquals(2 / 3.0, value(popularity, "coverage@2"), 1e-12);
    assertTrue(popularity.measured().intervals().containsKey("novelty@2"));
    assertTrue(popularity.measured().intervals().containsKey("diversity@2"));
    assertTrue(!popularity.measured().intervals().containsKey("coverage@2"));
    // the unknown x is taken out of "x a"; b stands in three sessions, a in two, c in one, x in
    // none
    assertEquals(
        List.of("1-1: 4", "2-2: 1"), written(popularity.measured().groups().get("history")));
    assertEquals(
        List.of("0-0: 1", "1-2: 2", "3-3: 2"),
        written(popularity.measured().groups().get("item_sessions")));
    assertTrue(HtmlReport.of("sessions", results).contains("item sessions"));
  }

  private static List<String> written(@Nullable List<Result.Group> groups) {
    return Objects.requireNonNull(groups).stream()
        .map(g -> (int) g.from() + "-" + (int) g.to() + ": " + g.cases())
        .toList();
  }

  @Test
  void prefixesOfOneSessionBelongTogether() throws IOException {
    SessionData data =
        SessionData.read(
            file("train", "a b c"),
            file("test", "prefix\ttarget", "a\tb", "a b\tc", "b c\ta", "b\tc", "a\tc"));
    assertEquals(List.of(0, 0, 1, 1, 2), data.session());
  }

  @Test
  void moreThanTheCatalogueIsAsked() throws IOException {
    SessionData data =
        SessionData.read(
            file("train", "a b", "b c", "c"), file("test", "prefix\ttarget", "a\tb", "x\tc"));
    Results results = run(data, SessionMethods.names(), 100);
    assertEquals(1, value(of(results, "random"), "hr@100"));
    assertEquals(SessionMethods.names().size(), results.results().size());
  }

  @Test
  void whatIsNotASessionFileIsRefused() throws IOException {
    Path test = file("test", "prefix\ttarget", "a\tb");
    Path train = file("train", "a b");
    assertThrows(InvalidInput.class, () -> SessionData.read(file("none"), test));
    assertThrows(InvalidInput.class, () -> SessionData.read(file("tabs", "u1\ta\tb"), test));
    assertThrows(
        InvalidInput.class, () -> SessionData.read(train, file("empty", "prefix\ttarget")));
    assertThrows(InvalidInput.class, () -> SessionData.read(train, file("header", "a\tb")));
    assertThrows(
        InvalidInput.class,
        () -> SessionData.read(train, file("targetless", "prefix\ttarget", "a\t", "a\tb")));
    assertThrows(InvalidInput.class, () -> SessionData.read(dir.resolve("missing"), test));
  }

  @Test
  void validationIsTheEndOfTrainingInTheTestsForm() {
    List<int[]> all =
        IntStream.range(0, 20)
            .mapToObj(i ->
                i < 18 ? new int[] {0, 1, 2} : i == 18 ? new int[] {2, 3, 0, 1} : new int[] {1, 2})
            .toList();
    SessionValidation validation = SessionValidation.of(Sessions.of(4, all), 100, 1);
    assertEquals(18, validation.older().size());
    assertEquals(3, validation.cases().size());
    assertTrue(
        validation.cases().stream()
            .noneMatch(c -> c.target() == 3 || IntStream.of(c.prefix()).anyMatch(i -> i == 3)));
    SessionCase longest =
        validation.cases().stream().filter(c -> c.prefix().length == 2).findFirst().orElseThrow();
    assertArrayEquals(new int[] {2, 0}, longest.prefix());
    assertEquals(1, longest.target());
  }

  @Test
  void tuningNeverChoosesWorseThanTheUsualOnValidation() {
    List<int[]> all =
        IntStream.range(0, 400).mapToObj(i -> new int[] {i % 7, (i + 1) % 7, (i + 3) % 7}).toList();
    AtomicLong seconds = new AtomicLong();
    InstantSource ticking = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    SessionTuning tuning = new SessionTuning(Sessions.of(7, all), 2, 3, ticking);
    SessionTuning.Found found =
        tuning.best(SessionMethods.named("item-knn").orElseThrow(), Duration.ofSeconds(12));
    SessionTuning.Found usual =
        tuning.best(SessionMethods.named("item-knn").orElseThrow(), Duration.ZERO);
    assertEquals(12, found.trials(), 1);
    assertEquals(1, usual.trials());
    assertTrue(found.value() >= usual.value());
  }

  @Test
  void allUnknownMethodsAreNamed() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> SessionMethods.chosen(List.of("stan", "nope", "neither")));
    String message = thrown.toString();
    assertTrue(message.contains("[nope, neither]"), message);
  }
}
