package io.zhiyin.eval.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items that alone are ranked for a user: no header, user, tab, ids separated by spaces. */
public final class CandidateFile {
  private CandidateFile() {}

  /**
   * User → ids, in the file's order; blank lines are passed over.
   *
   * @throws io.zhiyin.catalog.InvalidInput with every problem of the file
   */
  public static Map<String, List<String>> read(Path file) throws IOException {
    FileProblems problems = new FileProblems(file);
    Map<String, List<String>> byUser = new LinkedHashMap<>();
    try (BufferedReader lines = TextLines.open(file)) {
      long at = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        String[] columns = line.split("\t", -1);
        if (line.isBlank()) {
          continue;
        }
        if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
          problems.add(at, "", "must be a user, a tab, and item ids separated by spaces", line);
        } else if (byUser.put(columns[0].strip(), ids(columns[1])) != null) {
          problems.add(at, "user", "must stand in one line only", columns[0]);
        }
      }
    }
    if (byUser.isEmpty()) {
      problems.add(0, "", "must hold the candidates of at least one user", "none");
    }
    problems.check();
    return byUser;
  }

  private static List<String> ids(String column) {
    return Arrays.asList(column.strip().split("\\s+"));
  }
}
