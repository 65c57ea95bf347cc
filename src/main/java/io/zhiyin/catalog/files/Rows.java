package io.zhiyin.catalog.files;

import io.zhiyin.catalog.Problem;
import java.util.List;

/** Takes what a file holds, row by row, in order. */
public interface Rows<T> {
  /** A good row. */
  void row(long line, T value);

  /** A row that breaks rules. */
  void rejected(long line, List<Problem> problems);
}
