package io.zhiyin.eval.files;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads several files, so that what is wrong with any of them is told at once. */
public final class Together {
  private final List<Problem> problems = new ArrayList<>();

  /** Reads one. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /** What was read; empty when the file has problems, which are kept. */
  public <T> Optional<T> read(Reading<T> reading) throws IOException {
    try {
      return Optional.of(reading.read());
    } catch (InvalidInput e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /**
   * Ends the reading; what was read is there if this returns.
   *
   * @throws InvalidInput with all problems, if there is any
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }
}
