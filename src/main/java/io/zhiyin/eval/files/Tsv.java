package io.zhiyin.eval.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a table of tab-separated columns found by name in its header; no quoting; {@code null} and
 * {@code ""} mean absent and are given as the empty text. Blank lines are passed over, surrounding
 * white space of a value too; columns that nobody asks for are not looked at.
 */
public final class Tsv {
  /** Takes a row. */
  @FunctionalInterface
  public interface Row {
    /**
     * Takes the next row.
     *
     * @param line from 1, the header included
     * @param values by the asked columns' order, reused for the next row; empty where absent
     */
    void row(long line, String[] values);
  }

  private Tsv() {}

  /** The names of the header; empty of an empty file. */
  public static List<String> header(Path file) throws IOException {
    try (BufferedReader lines = TextLines.open(file)) {
      String header = lines.readLine();
      return header == null ? List.of() : names(header);
    }
  }

  /**
   * Reads to the end.
   *
   * @param required columns that must be in the header and have a value in every row
   * @param optional columns that may be missing
   * @param problems takes rows without a required value (they are not given to {@code row}) and a
   *     header that lacks columns; nothing is thrown for them
   */
  public static void read(
      Path file, List<String> required, List<String> optional, FileProblems problems, Row row)
      throws IOException {
    try (BufferedReader lines = TextLines.open(file)) {
      String header = lines.readLine();
      if (header == null) {
        problems.add(0, "", "must have a header with the columns " + required, "an empty file");
        return;
      }
      List<String> names = names(header);
      List<String> missing = required.stream().filter(c -> !names.contains(c)).toList();
      if (!missing.isEmpty()) {
        problems.add(1, "", "must have the columns " + missing + " separated by tabs", header);
        return;
      }
      Columns columns = new Columns(names, required, optional);
      long at = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        if (!line.isBlank() && columns.fill(at, line, problems)) {
          row.row(at, columns.values);
        }
      }
    }
  }

  private static List<String> names(String header) {
    return Arrays.stream(header.split("\t", -1)).map(String::strip).toList();
  }

  private static final class Columns {
    private final int[] target;
    private final List<String> required;
    private final String[] values;

    Columns(List<String> names, List<String> required, List<String> optional) {
      this.required = required;
      this.values = new String[required.size() + optional.size()];
      this.target = new int[names.size()];
      for (int c = 0; c < target.length; c++) {
        int must = required.indexOf(names.get(c));
        int may = optional.indexOf(names.get(c));
        target[c] = must >= 0 ? must : may >= 0 ? required.size() + may : -1;
      }
    }

    /** Whether all that is required is there. */
    boolean fill(long at, String line, FileProblems problems) {
      Arrays.fill(values, "");
      int from = 0;
      for (int c = 0; c < target.length && from <= line.length(); c++) {
        int tab = line.indexOf('\t', from);
        int to = tab < 0 ? line.length() : tab;
        if (target[c] >= 0) {
          values[target[c]] = present(line.substring(from, to).strip());
        }
        from = to + 1;
      }
      boolean complete = true;
      for (int r = 0; r < required.size(); r++) {
        if (values[r].isEmpty()) {
          problems.add(at, required.get(r), "must have a value", line);
          complete = false;
        }
      }
      return complete;
    }

    private static String present(String value) {
      return value.equals("null") || value.equals("\"\"") ? "" : value;
    }
  }
}
