package io.zhiyin.bench.hybrid;

import io.zhiyin.bench.hybrid.Past.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Questions that a shop's later past answers, at most some, drawn by a fixed seed.
 *
 * @param train what is known when they are asked
 * @param test what came then
 */
record Questions(Past train, Past test, int most) {
  /** Shoppers whose baskets held both, before a pair is right. */
  private static final int SHOPPERS = 2;

  /** Times as often as chance has it. */
  private static final double LIFT = 3;

  /**
   * One question.
   *
   * @param asked a product, or a shopper
   * @param known of a product the shoppers who had taken it, of a shopper the products
   */
  record Question(String asked, Set<String> right, int known) {}

  /**
   * A product's similar ones: what stood in one basket with it, of two shoppers or more and three
   * times as often as chance has it; without times what shoppers took next after it.
   */
  List<Question> products() {
    Map<String, Set<String>> right = test.timed() ? together() : next();
    Map<String, Set<String>> takers = new HashMap<>();
    train
        .shoppers()
        .forEach((shopper, its) ->
            its.forEach(
                one -> takers.computeIfAbsent(one.item(), _ -> new HashSet<>()).add(shopper)));
    List<Question> questions = new ArrayList<>();
    right.forEach((item, its) ->
        questions.add(new Question(item, its, takers.getOrDefault(item, Set.of()).size())));
    return drawn(questions);
  }

  /** A shopper's own shelf: what was taken then and not before. */
  List<Question> shoppers() {
    List<Question> questions = new ArrayList<>();
    for (String shopper : test.shoppers().keySet()) {
      Set<String> before = items(train.of(shopper));
      Set<String> fresh = items(test.of(shopper));
      fresh.removeAll(before);
      if (!before.isEmpty() && !fresh.isEmpty()) {
        questions.add(new Question(shopper, fresh, before.size()));
      }
    }
    return drawn(questions);
  }

  private List<Question> drawn(List<Question> questions) {
    Collections.shuffle(questions, new Random(1));
    return questions.subList(0, Math.min(most, questions.size()));
  }

  private static Set<String> items(Collection<Taken> taken) {
    Set<String> items = new LinkedHashSet<>();
    taken.forEach(one -> items.add(one.item()));
    return items;
  }

  private Map<String, Set<String>> next() {
    Map<String, Set<String>> next = new TreeMap<>();
    test.shoppers()
        .forEach((shopper, its) -> {
          List<Taken> before = train.of(shopper);
          Set<String> fresh = items(its);
          fresh.removeAll(items(before));
          if (!before.isEmpty() && !fresh.isEmpty()) {
            next.computeIfAbsent(before.getLast().item(), _ -> new LinkedHashSet<>()).addAll(fresh);
          }
        });
    return next;
  }

  private Map<String, Set<String>> together() {
    Map<String, Integer> baskets = new HashMap<>();
    Map<Pair, Integer> meetings = new LinkedHashMap<>();
    Map<Pair, Set<String>> shoppers = new HashMap<>();
    int all = 0;
    for (Map.Entry<String, List<Taken>> shopper : test.shoppers().entrySet()) {
      for (Set<String> basket : baskets(shopper.getValue())) {
        all++;
        for (String a : basket) {
          baskets.merge(a, 1, Integer::sum);
          for (String b : basket) {
            if (!a.equals(b)) {
              Pair pair = new Pair(a, b);
              meetings.merge(pair, 1, Integer::sum);
              shoppers.computeIfAbsent(pair, _ -> new HashSet<>()).add(shopper.getKey());
            }
          }
        }
      }
    }
    Map<String, Set<String>> right = new TreeMap<>();
    double total = all;
    meetings.forEach((pair, times) -> {
      double chance = count(baskets, pair.of()) * (double) count(baskets, pair.with()) / total;
      boolean shared = shoppers.getOrDefault(pair, Set.of()).size() >= SHOPPERS;
      if (times >= LIFT * chance && shared) {
        right.computeIfAbsent(pair.of(), _ -> new LinkedHashSet<>()).add(pair.with());
      }
    });
    return right;
  }

  private record Pair(String of, String with) {}

  private static int count(Map<String, Integer> baskets, String item) {
    return baskets.getOrDefault(item, 0);
  }

  private static Collection<Set<String>> baskets(List<Taken> taken) {
    Map<Long, Set<String>> baskets = new LinkedHashMap<>();
    taken.forEach(
        one -> baskets.computeIfAbsent(one.time(), _ -> new LinkedHashSet<>()).add(one.item()));
    return baskets.values();
  }
}
