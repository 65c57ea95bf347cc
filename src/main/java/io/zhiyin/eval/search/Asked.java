package io.zhiyin.eval.search;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A question of an evaluation: a query's words, or the product to find similar ones for. */
public record Asked(String id, String text) {
  /** Reads {@code query_id query}, in the order of the file. */
  public static List<Asked> read(Path file) throws IOException {
    FileProblems problems = new FileProblems(file);
    List<Asked> all = new ArrayList<>();
    Tsv.read(
        file,
        List.of("query_id", "query"),
        List.of(),
        problems,
        (line, row) -> all.add(new Asked(row[0], row[1])));
    problems.check();
    return all;
  }

  /** Which questions are asked: settings are chosen on one half and shown on the other. */
  public enum Half {
    ALL,
    TUNE,
    HELD;

    /** Whether a question belongs to it: TUNE has the ids whose CRC-32 is even, HELD the others. */
    public boolean holds(Asked asked) {
      CRC32 crc = new CRC32();
      crc.update(asked.id().getBytes(StandardCharsets.UTF_8));
      return this == ALL || (crc.getValue() % 2 == 0) == (this == TUNE);
    }
  }
}
