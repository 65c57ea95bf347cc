package io.zhiyin.eval.sessions;

import io.zhiyin.learn.sessions.Sessions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training cut by time: the older sessions to fit on, and cases from the newest to choose settings
 * by, made as the test's are: each click after a session's first is a case with all clicks before
 * it. Items that the older sessions do not have are taken out.
 */
record SessionValidation(Sessions older, List<SessionCase> cases) {

  /**
   * Holds back the newest tenth, at most 15,000 sessions.
   *
   * @param most a seeded sample of so many cases
   */
  static SessionValidation of(Sessions train, int most, long seed) {
    int from = train.size() - Math.min(15_000, train.size() / 10);
    Sessions older = train.oldest(from);
    boolean[] known = new boolean[train.catalogue()];
    for (int s = 0; s < from; s++) {
      IntStream.of(older.items(s)).forEach(item -> known[item] = true);
    }
    List<SessionCase> cases = new ArrayList<>();
    for (int s = from; s < train.size(); s++) {
      int[] items = IntStream.of(train.items(s)).filter(item -> known[item]).toArray();
      for (int end = 1; end < items.length; end++) {
        cases.add(new SessionCase(Arrays.copyOf(items, end), items[end]));
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = cases.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      SessionCase swap = cases.get(i);
      cases.set(i, cases.get(j));
      cases.set(j, swap);
    }
    return new SessionValidation(
        older, List.copyOf(cases.subList(0, Math.min(most, cases.size()))));
  }
}
