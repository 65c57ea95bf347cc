package io.zhiyin.learn.sessions.blend;

import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import io.zhiyin.learn.sessions.blend.evidence.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Choices that shoppers made in newer sessions, as evidence from the older ones sees them. No
 * session is ever evidence for its own choices, nor a newer one for an older's.
 */
final class Examples {
  private Examples() {}

  /** A click to foretell: the items of a session before a place. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Case(int[] prefix, int target) {}

  /**
   * At most {@code most} examples, a seeded sample; those whose target is no candidate teach
   * nothing and are left out.
   *
   * @param memory of the older sessions
   * @param sessions all of them, the older first
   */
  static List<Choice.Example> draw(
      Memory memory, Sessions sessions, Settings settings, int most, long seed) {
    List<Case> cases = cases(memory, sessions);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < Math.min(most, cases.size()); i++) {
      int j = i + random.nextInt(cases.size() - i);
      Case swap = cases.get(i);
      cases.set(i, cases.get(j));
      cases.set(j, swap);
    }
    List<Case> drawn = cases.subList(0, Math.min(most, cases.size()));
    int candidates = settings.whole("learn_candidates");
    ThreadLocal<Weigher> weighers =
        ThreadLocal.withInitial(() -> new Weigher(memory, settings, candidates));
    return IntStream.range(0, drawn.size())
        .parallel()
        .mapToObj(i -> weighers.get().example(drawn.get(i).prefix, drawn.get(i).target))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Case> cases(Memory memory, Sessions sessions) {
    List<Case> cases = new ArrayList<>();
    for (int s = memory.sessions().size(); s < sessions.size(); s++) {
      int[] known =
          IntStream.of(sessions.items(s)).filter(i -> memory.postings().count(i) > 0).toArray();
      for (int end = 1; end < known.length; end++) {
        cases.add(new Case(Arrays.copyOf(known, end), known[end]));
      }
    }
    return cases;
  }
}
