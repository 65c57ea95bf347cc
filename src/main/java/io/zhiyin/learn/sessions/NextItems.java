package io.zhiyin.learn.sessions;

/** Answers prefixes, one at a time; holds the working memory of one thread. */
@FunctionalInterface
public interface NextItems {
  /**
   * The items likeliest to come next, best first, equals by number.
   *
   * @param prefix the session's clicks so far, the latest last; may be empty
   * @param k at most so many; there may be fewer, also when the catalogue has fewer
   */
  int[] after(int[] prefix, int k);
}
