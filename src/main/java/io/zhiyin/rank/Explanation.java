package io.zhiyin.rank;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings what the index says of a candidate into the contract's parts. */
public final class Explanation {
  private Explanation() {}

  /**
   * Parts of one group ({@code collaborative.co_view}, {@code collaborative.co_buy}) become one
   * whose weight is the sum of theirs and whose value is their weighted mean, so that contributions
   * still sum to the score.
   */
  public static List<Ranked.Part> parts(Candidate candidate) {
    Map<String, List<PartValue>> groups = new LinkedHashMap<>();
    for (PartValue part : candidate.parts()) {
      groups.computeIfAbsent(group(part.name()), g -> new ArrayList<>()).add(part);
    }
    List<Ranked.Part> parts = new ArrayList<>();
    groups.forEach((name, members) -> parts.add(part(name, members)));
    return parts;
  }

  static String group(String partName) {
    int dot = partName.indexOf('.');
    return dot < 0 ? partName : partName.substring(0, dot);
  }

  private static Ranked.Part part(String name, List<PartValue> members) {
    double weight = members.stream().mapToDouble(PartValue::weight).sum();
    double contribution = members.stream().mapToDouble(PartValue::contribution).sum();
    List<String> why = members.stream().map(member -> why(name, member)).toList();
    return new Ranked.Part(
        name, contribution / weight, weight, contribution, String.join("; ", why));
  }

  private static String why(String group, PartValue part) {
    String source =
        part.name().equals(group) ? "" : part.name().substring(group.length() + 1) + " ";
    String value = String.format(java.util.Locale.ROOT, "%s%.4f", source, part.value());
    return part.matched().isEmpty() ? value : value + " by " + String.join(", ", part.matched());
  }
}
