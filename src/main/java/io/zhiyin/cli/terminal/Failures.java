package io.zhiyin.cli.terminal;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

/** What went wrong, in a line for people. */
public final class Failures {
  private Failures() {}

  /** Every problem of an input in a line; else what {@link #told} says. */
  public static List<String> lines(Throwable failure) {
    return failure instanceof InvalidInput invalid
        ? invalid.problems().stream().map(Failures::line).toList()
        : List.of(told(failure));
  }

  /** Where, the rule, and what was found. */
  public static String line(Problem problem) {
    String value = problem.value().isEmpty() ? "" : ", got " + problem.value();
    return (problem.field() + " " + problem.rule()).strip() + value;
  }

  /** Says on standard error what went wrong, a line each problem. */
  public static void tell(Throwable failure) {
    lines(failure).forEach(line -> System.err.println("zhiyin: " + line));
  }

  /** What the deepest cause says; of a file also what is the matter with it. */
  public static String told(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof FileSystemException file && file.getReason() == null) {
      return switch (file) {
        case NoSuchFileException _ -> "there is no file or folder " + file.getFile();
        case AccessDeniedException _ -> "no permission for " + file.getFile();
        case FileAlreadyExistsException _ -> "there is a file already at " + file.getFile();
        case NotDirectoryException _ -> file.getFile() + " must be a folder";
        default -> file.getFile() + " cannot be used (" + file.getClass().getSimpleName() + ")";
      };
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
