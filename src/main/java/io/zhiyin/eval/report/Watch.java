package io.zhiyin.eval.report;

/** Told how far an evaluation is. */
@FunctionalInterface
public interface Watch {
  /** Nobody watches. */
  Watch NOBODY = (task, done, total) -> {};

  /**
   * Says what is done now.
   *
   * @param done of {@code total}, methods or seconds of tuning
   */
  void doing(String task, long done, long total);
}
