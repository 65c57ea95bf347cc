package io.zhiyin.cli.terminal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in a line for people. */
public final class Failures {
  private Failures() {}

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
