package io.zhiyin.learn.sessions.plain;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Items by chance, each as likely as any: the floor below all floors. The same prefix gets the same
 * list.
 */
public final class RandomItems implements SessionMethod {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public List<Knob> knobs() {
    return List.of();
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    return () ->
        (prefix, k) -> {
          SplittableRandom random = new SplittableRandom(seed * 31 + Arrays.hashCode(prefix));
          int wanted = Math.min(k, sessions.catalogue());
          IntLinkedOpenHashSet drawn = new IntLinkedOpenHashSet(wanted);
          while (drawn.size() < wanted) {
            drawn.add(random.nextInt(sessions.catalogue()));
          }
          return drawn.toIntArray();
        };
  }
}
