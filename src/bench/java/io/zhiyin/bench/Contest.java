package io.zhiyin.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times contenders that take turns, question by question, so that what else the machine does falls
 * on all alike.
 *
 * <p>Questions that warm up come first and are not counted. Percentiles are of single questions, in
 * microseconds.
 */
final class Contest {
  /** Answers question number {@code i}. */
  @FunctionalInterface
  interface Contender {
    void answer(int i) throws Exception;
  }

  private final String name;
  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private final Map<String, long[]> times = new LinkedHashMap<>();

  Contest(String name) {
    this.name = name;
  }

  Contest with(String contender, Contender its) {
    contenders.put(contender, its);
    return this;
  }

  /** After half as many to warm up. */
  Contest run(int questions) throws Exception {
    return run(questions, questions / 2);
  }

  /**
   * Asks.
   *
   * @param warm questions of their own that are asked before, numbered from {@code questions} on
   */
  Contest run(int questions, int warm) throws Exception {
    contenders.keySet().forEach(contender -> times.put(contender, new long[questions]));
    for (int i = -warm; i < questions; i++) {
      for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
        long startedAt = System.nanoTime();
        contender.getValue().answer(Math.floorMod(i, questions + warm));
        if (i >= 0) {
          times.getOrDefault(contender.getKey(), new long[0])[i] = System.nanoTime() - startedAt;
        }
      }
    }
    times.values().forEach(Arrays::sort);
    return this;
  }

  /** Questions that a contender answers a second, asked by so many clients at once. */
  double rate(String contender, int questions, int clients) throws Exception {
    Contender its = Objects.requireNonNull(contenders.get(contender));
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> asking = new ArrayList<>();
    long startedAt = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        asking.add(
            threads.submit(() -> {
              for (int i = next.getAndIncrement(); i < questions; i = next.getAndIncrement()) {
                its.answer(i);
              }
              return null;
            }));
      }
    }
    for (Future<?> each : asking) {
      each.get();
    }
    return questions / ((System.nanoTime() - startedAt) / 1e9);
  }

  double percentile(String contender, double share) {
    long[] sorted = times.getOrDefault(contender, new long[0]);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e3;
  }

  void print(PrintStream out) {
    out.printf("%n%-44s %10s %10s %10s  µs%n", name, "p50", "p95", "p99");
    for (String contender : times.keySet()) {
      out.printf(
          Locale.ROOT,
          "  %-42s %10.0f %10.0f %10.0f%n",
          contender,
          percentile(contender, 0.5),
          percentile(contender, 0.95),
          percentile(contender, 0.99));
    }
  }
}
