package io.zhiyin.catalog;

import java.util.List;

/**
 * An input that breaks rules: everything that is wrong with it at once, so that its sender mends it
 * in one go.
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final boolean tooMuch;

  /** Carries no stack trace: it speaks of the input, and a bulk makes thousands of them. */
  private InvalidInput(List<Problem> problems, boolean tooMuch) {
    super(message(problems), null, false, false);
    this.problems = List.copyOf(problems);
    this.tooMuch = tooMuch;
  }

  public InvalidInput(List<Problem> problems) {
    this(problems, false);
  }

  public InvalidInput(Problem problem) {
    this(List.of(problem));
  }

  /** An input that would be sound if there were less of it. */
  public static InvalidInput tooMuch(Problem problem) {
    return new InvalidInput(List.of(problem), true);
  }

  /** Whether the only problem is how much it is. */
  public boolean isTooMuch() {
    return tooMuch;
  }

  /** At least one, in the order in which they stand in the input as far as that is known. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an invalid input must have a problem");
    }
    Problem first = problems.getFirst();
    String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
    String value = first.value().isEmpty() ? "" : ", got " + first.value();
    return (first.field() + " " + first.rule()).strip() + value + more;
  }
}
