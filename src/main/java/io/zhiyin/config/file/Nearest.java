package io.zhiyin.config.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Advice for a misspelled name: the known one that takes the fewest edits.
 *
 * <p>Edits are insertions, deletions, substitutions and swaps of neighbours (optimal string
 * alignment; Damerau, "A technique for computer detection and correction of spelling errors", CACM
 * 1964). Cost: the product of the lengths.
 */
public final class Nearest {
  private Nearest() {}

  /** The nearest name when at most a third of it is wrong; ties by name. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .filter(k -> edits(name, k) <= Math.max(1, Math.max(name.length(), k.length()) / 3))
        .min(
            Comparator.comparingInt((String k) -> edits(name, k))
                .thenComparing(Comparator.naturalOrder()));
  }

  static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
