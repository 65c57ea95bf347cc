package io.zhiyin.rank;

import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the parts of a question that look for what shoppers put together with seeds. */
public final class Together {
  private Together() {}

  /**
   * One part a kind that any of the seeds has support in, named {@code group.kind}, such as {@code
   * collaborative.co_view}. It reads what the index does not know yet, so it has to be called
   * before the index is asked.
   *
   * @param weights of the kinds, > 0
   */
  public static List<Part> parts(
      String group,
      Map<PairKind, Double> weights,
      Map<String, Double> seeds,
      Signals signals,
      Role role) {
    List<Part> parts = new ArrayList<>();
    weights.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(kind -> {
          Map<String, Double> its = supported(kind.getKey(), seeds, signals);
          if (!its.isEmpty()) {
            parts.add(
                new Part(
                    group + "." + kind.getKey().field(),
                    new Retrieval.Together(kind.getKey(), its, signals.overlay(kind.getKey(), its)),
                    kind.getValue(),
                    role));
          }
        });
    return parts;
  }

  private static Map<String, Double> supported(
      PairKind kind, Map<String, Double> seeds, Signals signals) {
    Map<String, Double> supported = new LinkedHashMap<>();
    seeds.forEach((seed, weight) -> {
      if (signals.support(kind, seed) > 0) {
        supported.put(seed, weight);
      }
    });
    return supported;
  }
}
