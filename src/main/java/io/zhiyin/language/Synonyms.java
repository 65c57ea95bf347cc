package io.zhiyin.language;

import io.zhiyin.config.file.WordGroups.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What else to look for: runs of query terms and the runs of terms that stand in for them.
 *
 * <p>One step only: what stands in for a word brings no stand-ins of its own, so no loop of the
 * file does harm. Cost: a look-up for each run of query terms up to the longest of the file.
 */
final class Synonyms {
  static final Synonyms NONE = new Synonyms(List.of(), List::of);

  private final Map<List<String>, Set<List<String>>> standIns = new HashMap<>();
  private int longest;

  /**
   * @param terms cuts a word as queries are cut
   */
  Synonyms(List<Group> groups, Function<String, List<String>> terms) {
    for (Group group : groups) {
      List<List<String>> to = group.to().stream().map(terms).toList();
      for (String from : group.from()) {
        add(terms.apply(from), to);
      }
    }
  }

  private void add(List<String> from, List<List<String>> to) {
    if (from.isEmpty()) {
      return;
    }
    for (List<String> other : to) {
      if (!other.isEmpty() && !other.equals(from)) {
        standIns.computeIfAbsent(from, f -> new LinkedHashSet<>()).add(other);
        longest = Math.max(longest, from.size());
      }
    }
  }

  /** What stands in for each of the terms, in the order of the file. */
  List<List<List<String>>> of(List<String> terms) {
    List<List<List<String>>> all = new ArrayList<>();
    terms.forEach(term -> all.add(new ArrayList<>()));
    for (int start = 0; start < terms.size(); start++) {
      for (int end = start + 1; end <= Math.min(terms.size(), start + longest); end++) {
        Set<List<String>> found = standIns.getOrDefault(terms.subList(start, end), Set.of());
        for (int i = start; i < end; i++) {
          all.get(i).addAll(found);
        }
      }
    }
    return all;
  }
}
