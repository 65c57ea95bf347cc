package io.zhiyin.eval.recommend;

import io.zhiyin.eval.files.TimeOrder;
import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.Interactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is evaluated: histories to fit on, shoppers and their targets. Leakage would be a target
 * that stands in what is fitted on: such targets are left out and counted (with repeats kept in),
 * so they can neither be learned nor be found; or a history later than its target, which {@link
 * TimeOrder} tells.
 *
 * @param training train and valid together
 * @param tuning fit on train, choose on valid
 * @param users test shoppers with at least one target left
 * @param targets by place in {@code users}, ascending; −1 for items that training never saw, which
 *     count as missed
 * @param skipped reason → how many
 * @param items ids by number, ascending
 */
record Task(
    Training training,
    Tuning tuning,
    List<Integer> users,
    List<int[]> targets,
    Map<String, Integer> skipped,
    List<String> items) {

  /** Fit on {@code train}, judge on the targets by shopper; test plays no part in it. */
  record Tuning(Training train, List<Integer> users, List<int[]> targets) {}

  /** The parts of a task as read; a valid part may be missing. */
  record Parts(Rows train, Optional<Rows> valid, Rows test, List<String> products) {
    /** The times of the history beside those of the test. */
    TimeOrder order() {
      TimeOrder order = new TimeOrder();
      train.rows().forEach(row -> order.known(row.user(), row.time()));
      valid.ifPresent(its -> its.rows().forEach(row -> order.known(row.user(), row.time())));
      test.rows().forEach(row -> order.asked(row.user(), row.time()));
      return order;
    }

    /** What made no interaction in any of the files → rows. */
    Map<String, Integer> passedOver() {
      Map<String, Integer> all = new TreeMap<>(train.passedOver());
      valid.ifPresent(its -> its.passedOver().forEach((why, n) -> all.merge(why, n, Integer::sum)));
      test.passedOver().forEach((why, n) -> all.merge(why, n, Integer::sum));
      return all;
    }
  }

  static Task of(Parts parts, Evaluation.Seen seen, long seed) {
    List<Rows.Row> history = new ArrayList<>(parts.train().rows());
    parts.valid().ifPresent(valid -> history.addAll(valid.rows()));
    TreeSet<String> ids = new TreeSet<>(parts.products());
    Map<String, Integer> users = new HashMap<>();
    history.forEach(row -> {
      ids.add(row.item());
      if (!row.user().isEmpty()) {
        users.putIfAbsent(row.user(), users.size());
      }
    });
    Map<String, Integer> items = new HashMap<>();
    ids.forEach(id -> items.put(id, items.size()));
    Numbering numbering = new Numbering(users, items);
    Asked asked = asked(parts);
    Training all = new Training(numbering.interactions(history), asked, seen.offered(), seed);
    Map<String, Integer> skipped = new LinkedHashMap<>();
    boolean repeats = seen == Evaluation.Seen.ASKED_FOR;
    Cases test = cases(parts.test(), all, numbering, repeats, skipped);
    return new Task(
        all,
        tuning(parts, all, numbering, repeats),
        test.users,
        test.targets,
        skipped,
        List.copyOf(ids));
  }

  /** The same for those shoppers alone; the others are skipped for want of candidates. */
  Task asking(Set<Integer> those) {
    List<Integer> left = new ArrayList<>();
    List<int[]> theirs = new ArrayList<>();
    for (int at = 0; at < users.size(); at++) {
      if (those.contains(users.get(at))) {
        left.add(users.get(at));
        theirs.add(targets.get(at));
      }
    }
    Map<String, Integer> why = new LinkedHashMap<>(skipped);
    if (left.size() < users.size()) {
      why.put("without_candidates", users.size() - left.size());
    }
    return new Task(training, tuning, left, theirs, why, items);
  }

  private record Numbering(Map<String, Integer> users, Map<String, Integer> items) {
    Interactions interactions(List<Rows.Row> rows) {
      Interactions.Builder builder = new Interactions.Builder();
      for (Rows.Row row : rows) {
        int item = items.getOrDefault(row.item(), -1);
        if (row.user().isEmpty()) {
          builder.addAnonymous(item, 1);
        } else {
          builder.add(
              users.getOrDefault(row.user(), -1), item, row.time(), row.weight(), row.kind());
        }
      }
      return builder.build(users.size(), items.size());
    }
  }

  private record Cases(List<Integer> users, List<int[]> targets) {}

  private static Tuning tuning(Parts parts, Training all, Numbering numbering, boolean repeats) {
    if (parts.valid().isPresent()) {
      Training train = all.with(numbering.interactions(parts.train().rows()));
      Cases valid = cases(parts.valid().get(), train, numbering, repeats, new LinkedHashMap<>());
      return new Tuning(train, valid.users, valid.targets);
    }
    HoldOut holdOut = HoldOut.of(all);
    List<Integer> users = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (int user = 0; user < all.interactions().users(); user++) {
      if (holdOut.targets(user).length > 0) {
        users.add(user);
        targets.add(holdOut.targets(user));
      }
    }
    return new Tuning(holdOut.kept(), users, targets);
  }

  private static Cases cases(
      Rows test,
      Training training,
      Numbering numbering,
      boolean repeats,
      Map<String, Integer> skipped) {
    Map<String, Set<String>> byUser = new LinkedHashMap<>();
    for (Rows.Row row : test.rows()) {
      if (row.user().isEmpty()) {
        skipped.merge("anonymous_rows", 1, Integer::sum);
      } else if (!byUser.computeIfAbsent(row.user(), _ -> new HashSet<>()).add(row.item())) {
        skipped.merge("duplicate_targets", 1, Integer::sum);
      }
    }
    Cases cases = new Cases(new ArrayList<>(), new ArrayList<>());
    byUser.forEach((id, wanted) -> {
      int user = numbering.users.getOrDefault(id, -1);
      if (user < 0 || training.interactions().start(user) == training.interactions().end(user)) {
        skipped.merge("unknown_users", 1, Integer::sum);
        return;
      }
      int[] targets = targets(wanted, user, training, numbering, repeats, skipped);
      if (targets.length == 0) {
        skipped.merge("users_without_target", 1, Integer::sum);
      } else {
        cases.users.add(user);
        cases.targets.add(targets);
      }
    });
    return cases;
  }

  private static int[] targets(
      Set<String> wanted,
      int user,
      Training training,
      Numbering numbering,
      boolean repeats,
      Map<String, Integer> skipped) {
    Interactions all = training.interactions();
    Set<Integer> had = new HashSet<>();
    for (int at = all.start(user); at < all.end(user); at++) {
      had.add(all.item(at));
    }
    int[] numbers =
        wanted.stream().mapToInt(id -> numbering.items.getOrDefault(id, -1)).sorted().toArray();
    int[] left =
        Arrays.stream(numbers)
            .filter(
                item -> repeats ? had.contains(item) : training.repeats() || !had.contains(item))
            .toArray();
    if (left.length < numbers.length) {
      String why = repeats ? "targets_not_in_history" : "targets_in_history";
      skipped.merge(why, numbers.length - left.length, Integer::sum);
    }
    return left;
  }

  /** By the test's shape alone, never by its items: targets a shopper, and their times. */
  private static Asked asked(Parts parts) {
    Set<String> users = new HashSet<>();
    parts.test().rows().forEach(row -> users.add(row.user()));
    long several = parts.test().rows().size();
    if (several < 1.5 * users.size()) {
      return Asked.NEXT;
    }
    long last = parts.train().rows().stream().mapToLong(Rows.Row::time).max().orElse(0);
    long after = parts.test().rows().stream().filter(row -> row.time() >= last).count();
    return last > 0 && after > 0.9 * several ? Asked.LATER : Asked.ANY;
  }
}
