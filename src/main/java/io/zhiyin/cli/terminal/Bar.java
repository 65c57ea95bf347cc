package io.zhiyin.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work is, on standard error: a bar on a terminal, a line now and then elsewhere. */
public final class Bar implements AutoCloseable {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final @Nullable ProgressBar bar;
  private String task = "";
  private long done;
  private long saidAt = System.nanoTime();

  private Bar(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Begins.
   *
   * @param total 0 when unknown
   */
  public static Bar open(String task, long total) {
    boolean terminal = Boolean.getBoolean("launcher.terminal");
    return new Bar(
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total == 0 ? -1 : total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build()
            : null);
  }

  public void show(String nowDoing, long nowDone, long total) {
    boolean next = !nowDoing.equals(task);
    task = nowDoing;
    done = nowDone;
    if (bar != null) {
      bar.setExtraMessage(" " + nowDoing);
      bar.maxHint(total == 0 ? -1 : total);
      bar.stepTo(nowDone);
    } else if (next || System.nanoTime() - saidAt > LINE_EVERY_NANOS) {
      saidAt = System.nanoTime();
      boolean uncounted = nowDone == 0 && total == 0;
      String count = ": " + nowDone + (total > 0 ? " of " + total : "");
      System.err.println(nowDoing + (uncounted ? "" : count));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.stepTo(done);
      bar.close();
    }
  }
}
