package io.zhiyin.eval.files;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a file: the first 20 problems with their lines, the others counted.
 */
public final class FileProblems {
  private static final int SHOWN = 20;

  private final Path file;
  private final List<Problem> found = new ArrayList<>();
  private long more;

  public FileProblems(Path file) {
    this.file = file;
  }

  /**
   * Notes a problem.
   *
   * @param line from 1, the header included; 0 for the whole file
   */
  public void add(long line, String column, String rule, String value) {
    if (found.size() >= SHOWN) {
      more++;
      return;
    }
    String place = line == 0 ? file.toString() : file + ":" + line;
    found.add(new Problem(column.isEmpty() ? place : place + " " + column, rule, value));
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInput with all problems, if there is any
   */
  public void check() {
    if (more > 0) {
      found.add(new Problem(file.toString(), "has more problems of these kinds", more + " more"));
      more = 0;
    }
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }
}
