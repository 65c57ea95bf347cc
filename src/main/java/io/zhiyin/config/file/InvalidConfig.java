package io.zhiyin.config.file;

import java.util.List;
import java.util.stream.Collectors;

/** {@code index-config/} breaks rules; the message names every one, a line each. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * One thing wrong.
   *
   * @param file as it can be opened, such as {@code index-config/fields.yaml}
   * @param key path of the setting, such as {@code chains.words.share}, or {@code line 12}; empty
   *     for the whole file
   * @param rule what should hold, such as {@code must be > 0}
   * @param value what was found, shortened to 100 characters; empty when there is nothing to show
   */
  public record Problem(String file, String key, String rule, String value) {
    private static final int SHOWN = 100;

    public Problem {
      if (value.length() > SHOWN) {
        value = value.substring(0, value.offsetByCodePoints(0, shown(value))) + "…";
      }
    }

    private static int shown(String value) {
      return Math.min(SHOWN, value.codePointCount(0, value.length()));
    }

    /** {@code share must be > 0, got -1 (index-config/fields.yaml, chains.words.share)}. */
    @Override
    public String toString() {
      String name = key.substring(key.lastIndexOf('.') + 1);
      return (key.isEmpty() ? "the file" : name)
          + " "
          + rule
          + (value.isEmpty() ? "" : ", got " + value)
          + " ("
          + file
          + (key.isEmpty() || key.startsWith("line ") ? "" : ", " + key)
          + ")";
    }
  }

  public InvalidConfig(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** By file, in the order in which the settings are documented. */
  public List<Problem> problems() {
    return problems;
  }
}
