package io.zhiyin.config.file;

import io.zhiyin.config.file.InvalidConfig.Problem;
import java.util.List;

/**
 * What is wrong with the lines of a file, each by its number; of a file in which very many are
 * wrong the first {@value #TOLD} are told and the others counted.
 */
final class LineProblems {
  private static final int TOLD = 1_000;

  private final String place;
  private final List<Problem> problems;
  private int found;

  /**
   * @param place the file as it can be opened
   */
  LineProblems(String place, List<Problem> problems) {
    this.place = place;
    this.problems = problems;
  }

  void add(int line, String rule, String value) {
    if (++found <= TOLD) {
      problems.add(new Problem(place, "line " + line, rule, value));
    }
  }

  /** To be called after the last line. */
  void end() {
    if (found > TOLD) {
      problems.add(
          new Problem(place, "", "breaks rules in further lines", String.valueOf(found - TOLD)));
    }
  }
}
