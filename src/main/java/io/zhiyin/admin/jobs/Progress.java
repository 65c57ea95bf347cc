package io.zhiyin.admin.jobs;

import java.util.concurrent.CancellationException;

/** How long work tells where it is, and learns that it is not wanted any more. */
public interface Progress {
  /** Starts a phase of {@code total} units; 0 when unknown. */
  void phase(String name, long total);

  /**
   * Counts units of the phase as done.
   *
   * @throws CancellationException when the work was cancelled
   */
  void advance(long units);

  /** Nobody watches, nobody cancels. */
  Progress SILENT =
      new Progress() {
        @Override
        public void phase(String name, long total) {}

        @Override
        public void advance(long units) {}
      };
}
