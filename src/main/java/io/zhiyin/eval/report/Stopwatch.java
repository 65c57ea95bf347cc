package io.zhiyin.eval.report;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;

/**
 * Takes what a method costs: {@link #start} before fitting, {@link #fitted} after it, {@link #cost}
 * after serving. The peak of memory is the whole process's, so methods are measured one at a time.
 */
public final class Stopwatch {
  private static final double MB = 1 << 20;

  private final long startedAt = System.nanoTime();
  private double fitSeconds;

  private Stopwatch() {}

  /** Starts; collects garbage first, so that one method does not pay for another's. */
  public static Stopwatch start() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    return new Stopwatch();
  }

  /** Ends the fitting. */
  public void fitted() {
    fitSeconds = (System.nanoTime() - startedAt) / 1e9;
  }

  /**
   * The cost so far.
   *
   * @param serveNanos how long each served case took; any order
   */
  public Result.Cost cost(long[] serveNanos) {
    double peak = heap().stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum() / MB;
    long[] sorted = serveNanos.clone();
    Arrays.sort(sorted);
    return new Result.Cost(fitSeconds, peak, percentile(sorted, 0.50), percentile(sorted, 0.99));
  }

  /** In milliseconds: the smallest value that at least that share does not exceed; 0 of none. */
  private static double percentile(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, at)] / 1e6;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
