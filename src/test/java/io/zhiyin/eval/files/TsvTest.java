package io.zhiyin.eval.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zhiyin.catalog.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TsvTest {
  @TempDir Path folder;

  @Test
  void findsColumnsByNameInAnyOrderAlsoPacked() throws IOException {
    String text = "\uFEFFextra\titem\tuser\nx\t红\t u1 \n\n\tb\tu2\tmore\nx\tc\tnull\nx\td\n";
    Path plain = Files.writeString(folder.resolve("plain.tsv"), text);
    Path packed = folder.resolve("packed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : List.of(plain, packed)) {
      List<String> rows = new ArrayList<>();
      FileProblems problems = new FileProblems(file);
      Tsv.read(
          file,
          List.of("item"),
          List.of("user", "unix_ts"),
          problems,
          (line, values) -> rows.add(line + ":" + String.join("|", values)));
      problems.check();
      assertEquals(List.of("2:红|u1|", "4:b|u2|", "5:c||", "6:d||"), rows);
    }
  }

  @Test
  void namesAllProblemsAtOnce() throws IOException {
    StringBuilder text = new StringBuilder("user\titem\n");
    for (int i = 0; i < 25; i++) {
      text.append("u\t\n");
    }
    Path file = Files.writeString(folder.resolve("bad.tsv"), text);
    FileProblems problems = new FileProblems(file);
    Tsv.read(file, List.of("user", "item"), List.of(), problems, (_, _) -> {});
    InvalidInput invalid = assertThrows(InvalidInput.class, problems::check);
    assertEquals(21, invalid.problems().size());
    assertEquals(file + ":2 item", invalid.problems().getFirst().field());
    assertEquals("5 more", invalid.problems().getLast().value());
  }

  @Test
  void aHeaderMustHoldWhatIsRequired() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.tsv"), "");
    Path other = Files.writeString(folder.resolve("other.tsv"), "userid\titemid\n1\t2\n");
    for (Path file : List.of(empty, other)) {
      FileProblems problems = new FileProblems(file);
      Tsv.read(file, List.of("user", "item"), List.of(), problems, (_, _) -> {});
      assertThrows(InvalidInput.class, problems::check, file.toString());
    }
    assertThrows(InvalidInput.class, () -> TextLines.open(folder.resolve("missing.tsv")).close());
  }
}
