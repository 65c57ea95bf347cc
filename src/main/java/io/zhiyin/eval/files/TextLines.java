package io.zhiyin.eval.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens text files as UTF-8, unpacking gzip by its first bytes whatever the name. */
public final class TextLines {
  private static final int GZIP_FIRST = 0x1f;

  private TextLines() {}

  /**
   * Opens a file; the caller closes it. A byte order mark is passed over; broken characters become
   * U+FFFD.
   *
   * @throws IOException that names the file when it is missing or a folder
   */
  public static BufferedReader open(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException(file + " must be a readable file");
    }
    PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file));
    int first = in.read();
    if (first >= 0) {
      in.unread(first);
    }
    InputStream plain = first == GZIP_FIRST ? new GZIPInputStream(in, 1 << 16) : in;
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
