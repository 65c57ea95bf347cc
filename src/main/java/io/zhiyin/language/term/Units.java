package io.zhiyin.language.term;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a number and its unit as one term: 256GB, 256 g are 256g; 50 毫升 is 50ml. Immutable. */
public final class Units {
  private final Map<String, String> canonical = new HashMap<>();

  /**
   * @param groups ways to write a unit, levelled, the first of a group being the one kept
   */
  public Units(List<List<String>> groups) {
    groups.forEach(group -> group.forEach(way -> canonical.putIfAbsent(way, group.getFirst())));
  }

  /** The one term of a run that is a number with a unit, such as {@code 256gb}. */
  Optional<String> of(String run) {
    int end = numberEnd(run);
    return end == 0 || end == run.length()
        ? Optional.empty()
        : of(run.substring(0, end), run.substring(end));
  }

  /** The one term of a number and what follows it, if that is a unit. */
  Optional<String> of(String number, String unit) {
    String kept = canonical.get(unit);
    return kept == null || !isNumber(number) ? Optional.empty() : Optional.of(number + kept);
  }

  static boolean isNumber(String term) {
    return !term.isEmpty() && numberEnd(term) == term.length();
  }

  private static int numberEnd(String run) {
    int end = 0;
    while (end < run.length() && isNumeric(run.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNumeric(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }
}
