package io.zhiyin.admin.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A file for each job that runs, named by its id and holding its kind, gone when it ends: what is
 * left at a start was cut off with its process. Nothing depends on it but what operators are told,
 * so a file that cannot be written is a line in the log.
 */
final class JobMarks {
  private static final Logger LOG = Logger.getLogger(JobMarks.class.getName());

  private final Path folder;

  /**
   * @param folder made when it is needed
   */
  JobMarks(Path folder) {
    this.folder = folder;
  }

  void begun(String id, String kind) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(id), kind);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "It is not noted that the " + kind + " runs");
    }
  }

  void ended(String id) {
    try {
      Files.deleteIfExists(folder.resolve(id));
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "It is not noted that the job " + id + " ended");
    }
  }

  /** Job's id → kind of what was cut off; forgotten then. */
  Map<String, String> takeLeft() {
    Map<String, String> left = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return left;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        left.put(String.valueOf(file.getFileName()), Files.readString(file));
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "What was cut off is not known: " + folder);
    }
    return left;
  }
}
