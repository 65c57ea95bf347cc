package io.zhiyin.eval.files;

import io.zhiyin.catalog.files.InputFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens text files as UTF-8, unpacked as {@link InputFiles} says. */
public final class TextLines {
  private TextLines() {}

  /**
   * Opens a file; the caller closes it. A byte order mark is passed over; broken characters become
   * U+FFFD.
   *
   * @throws io.zhiyin.catalog.InvalidInput when it cannot be read
   */
  public static BufferedReader open(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(InputFiles.open(file), StandardCharsets.UTF_8), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
