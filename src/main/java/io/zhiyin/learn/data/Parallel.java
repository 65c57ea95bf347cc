package io.zhiyin.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Loops over rows on all cores. A worker has buffers of its own and is given rows one at a time, in
 * no fixed order: what it writes must be the row's alone, then the outcome does not depend on the
 * number of threads.
 *
 * <p>Whoever starts long work may bind {@link #CHECK} around it: it is run on every thread after
 * each {@value #CHUNK} rows, and what it throws ends the loop.
 */
public final class Parallel {
  private static final int CHUNK = 16;

  /** Asks whether to go on; throws {@link CancellationException} when not. */
  public static final ScopedValue<Runnable> CHECK = ScopedValue.newInstance();

  /** Does a row. */
  @FunctionalInterface
  public interface Worker {
    void row(int row);
  }

  private Parallel() {}

  public static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Does rows 0 to n − 1; returns when all are done.
   *
   * @param workers makes one for each thread, on that thread
   */
  public static void rows(int n, Supplier<Worker> workers) {
    int threads = Math.max(1, Math.min(threads(), n / CHUNK));
    Runnable check = CHECK.orElse(() -> {});
    if (threads == 1) {
      run(n, workers, new AtomicInteger(), check);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        all.add(pool.submit(() -> run(n, workers, next, check)));
      }
      for (Future<?> one : all) {
        await(one);
      }
    }
  }

  private static void run(int n, Supplier<Worker> workers, AtomicInteger next, Runnable check) {
    Worker worker = workers.get();
    for (int from = next.getAndAdd(CHUNK); from < n; from = next.getAndAdd(CHUNK)) {
      for (int row = from; row < Math.min(n, from + CHUNK); row++) {
        worker.row(row);
      }
      check.run();
    }
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
