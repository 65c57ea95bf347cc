package io.zhiyin.bench;

import io.zhiyin.eval.files.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The queries that a bench asks. */
final class QueryFile {
  private static final int MADE_UP = 5_000;

  private QueryFile() {}

  /**
   * Those of a file with a line of headings, then {@code query_id}, TAB, {@code query}; {@code .gz}
   * too. Made-up ones of a shop for {@code -}.
   */
  static List<String> read(String file, BenchShop shop) throws IOException {
    if (file.equals("-")) {
      return IntStream.range(0, MADE_UP).mapToObj(shop::query).toList();
    }
    try (BufferedReader lines = TextLines.open(Path.of(file))) {
      return lines.lines().skip(1).map(line -> line.substring(line.indexOf('\t') + 1)).toList();
    }
  }
}
