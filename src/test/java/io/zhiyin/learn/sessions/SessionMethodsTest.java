package io.zhiyin.learn.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.sessions.blend.SessionBlend;
import io.zhiyin.learn.sessions.neighbours.AssociationRules;
import io.zhiyin.learn.sessions.neighbours.ItemNeighbours;
import io.zhiyin.learn.sessions.neighbours.MarkovChain;
import io.zhiyin.learn.sessions.neighbours.SequentialRules;
import io.zhiyin.learn.sessions.neighbours.Stan;
import io.zhiyin.learn.sessions.neighbours.VmisKnn;
import io.zhiyin.learn.sessions.neighbours.Vsknn;
import io.zhiyin.learn.sessions.plain.Popularity;
import io.zhiyin.learn.sessions.plain.RandomItems;
import io.zhiyin.learn.sessions.plain.SessionPopularity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods against naive sums over all sessions, and at the edges of their input. */
final class SessionMethodsTest {
  private static final int CATALOGUE = 30;
  private static final long SEED = 7;

  static List<SessionMethod> all() {
    return List.of(
        new SessionBlend(),
        new Stan(),
        new VmisKnn(),
        new Vsknn(),
        new SequentialRules(),
        new AssociationRules(),
        new MarkovChain(),
        new ItemNeighbours(),
        new SessionPopularity(),
        new Popularity(),
        new RandomItems());
  }

  private static int[] walk(SplittableRandom random) {
    int[] items = new int[1 + random.nextInt(6)];
    items[0] = random.nextInt(CATALOGUE);
    for (int i = 1; i < items.length; i++) {
      items[i] = Math.floorMod(items[i - 1] + random.nextInt(-1, 4), CATALOGUE);
    }
    return items;
  }

  private static List<int[]> walks(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(_ -> walk(random)).toList();
  }

  private static int[] answer(SessionMethod method, List<int[]> sessions, int[] prefix, int k) {
    return method
        .fit(Sessions.of(CATALOGUE, sessions), Settings.usual(method.knobs()), SEED)
        .open()
        .after(prefix, k);
  }

  /** Items with a score above 0, highest first, equals by number. */
  private static int[] top(double[] scores, int k) {
    return IntStream.range(0, scores.length)
        .filter(i -> scores[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
        .limit(k)
        .mapToInt(i -> i)
        .toArray();
  }

  @Test
  void markovCountsWhatCameRightAfter() {
    List<int[]> sessions = walks(200, 1);
    for (int last = 0; last < CATALOGUE; last++) {
      double[] counts = new double[CATALOGUE];
      for (int[] s : sessions) {
        for (int p = 1; p < s.length; p++) {
          counts[s[p]] += s[p - 1] == last && s[p] != last ? 1 : 0;
        }
      }
      assertArrayEquals(top(counts, 10), answer(new MarkovChain(), sessions, new int[] {last}, 10));
    }
  }

  @Test
  void associationRulesCountSharedSessions() {
    List<int[]> sessions = walks(200, 2);
    for (int last = 0; last < CATALOGUE; last++) {
      int item = last;
      double[] counts = new double[CATALOGUE];
      for (int[] s : sessions) {
        if (IntStream.of(s).anyMatch(i -> i == item)) {
          IntStream.of(s).distinct().filter(i -> i != item).forEach(i -> counts[i]++);
        }
      }
      assertArrayEquals(
          top(counts, 10), answer(new AssociationRules(), sessions, new int[] {last}, 10));
    }
  }

  @Test
  void popularityCountsClicks() {
    List<int[]> sessions = walks(200, 3);
    double[] counts = new double[CATALOGUE];
    sessions.forEach(s -> IntStream.of(s).forEach(i -> counts[i]++));
    assertArrayEquals(top(counts, 12), answer(new Popularity(), sessions, new int[] {4}, 12));
  }

  @Test
  void stanIsItsFormula() {
    List<int[]> sessions = walks(150, 4);
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 40; round++) {
      int[] prefix = walk(random);
      double[] scores = new double[CATALOGUE];
      for (int n = 0; n < sessions.size(); n++) {
        addStan(sessions, n, prefix, scores);
      }
      assertArrayEquals(
          top(rounded(scores), 1), answer(new Stan(), sessions, prefix, 1), () -> "seed 5");
    }
  }

  private static double[] rounded(double[] scores) {
    return Arrays.stream(scores).map(s -> Math.round(s * 1e12) / 1e12).toArray();
  }

  private static void addStan(List<int[]> sessions, int n, int[] prefix, double[] scores) {
    int[] s = sessions.get(n);
    double similarity = 0;
    int meeting = -1;
    for (int item : IntStream.of(prefix).distinct().toArray()) {
      int inPrefix = last(prefix, item);
      similarity += last(s, item) < 0 ? 0 : Math.exp(-(prefix.length - 1 - inPrefix) / 2.5);
    }
    for (int p = 0; p < prefix.length; p++) {
      meeting = last(s, prefix[p]) >= 0 ? last(s, prefix[p]) : meeting;
    }
    double weight =
        similarity
            / Math.sqrt((double) prefix.length * s.length)
            * Math.exp(-2.0 * (sessions.size() - 1 - n) / sessions.size());
    for (int p = 0; p < s.length && similarity > 0; p++) {
      scores[s[p]] += weight * Math.exp(-Math.abs(p - meeting) / 2.5);
    }
  }

  private static int last(int[] items, int item) {
    return IntStream.range(0, items.length).filter(p -> items[p] == item).max().orElse(-1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noSessionsAndNoClicksAreAnswered(SessionMethod method) {
    assertTrue(answer(method, List.of(), new int[] {3}, 5).length <= 5);
    assertTrue(answer(method, List.of(new int[] {1}), new int[0], 5).length <= 5);
    assertTrue(answer(method, List.of(new int[] {1}, new int[0]), new int[] {1}, 5).length <= 5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void moreThanTheCatalogueGivesEachItemOnceAtMost(SessionMethod method) {
    int[] answer = answer(method, walks(400, 6), new int[] {1, 2, 2, 5}, 1000);
    assertTrue(answer.length <= CATALOGUE);
    assertEquals(answer.length, IntStream.of(answer).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameInputGivesTheSameAnswer(SessionMethod method) {
    int[] prefix = {7, 8, 7, 10};
    assertArrayEquals(
        answer(method, walks(900, 8), prefix, 20), answer(method, walks(900, 8), prefix, 20));
  }

  @Test
  void theMixtureLearnsWhatFollows() {
    List<int[]> sessions = new ArrayList<>(walks(6_000, 9));
    SessionMethod blend = new SessionBlend();
    SessionModel model =
        blend.fit(Sessions.of(CATALOGUE, sessions), Settings.usual(blend.knobs()), SEED);
    SessionModel popular =
        new Popularity()
            .fit(Sessions.of(CATALOGUE, sessions), Settings.usual(new Popularity().knobs()), SEED);
    int hits = 0;
    int popularHits = 0;
    for (int[] s : walks(300, 10)) {
      if (s.length > 1) {
        int[] prefix = Arrays.copyOf(s, s.length - 1);
        int target = s[s.length - 1];
        hits += last(model.open().after(prefix, 5), target) >= 0 ? 1 : 0;
        popularHits += last(popular.open().after(prefix, 5), target) >= 0 ? 1 : 0;
      }
    }
    assertTrue(hits > 3 * popularHits, hits + " hits, popularity " + popularHits);
  }

  @Test
  void anItemOutsideTheCatalogueIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sessions.of(3, List.of(new int[] {0, 3})));
  }
}
