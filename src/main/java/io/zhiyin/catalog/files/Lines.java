package io.zhiyin.catalog.files;

import io.zhiyin.catalog.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a text file in UTF-8, {@code .gz} unpacked, {@code -} read from standard input; a
 * byte order mark is passed over, and so are empty lines. Holds one line at a time.
 */
public final class Lines implements Closeable {
  /** Longer lines are a problem and are never held as a whole. */
  public static final int MAX_BYTES = 1 << 20;

  private final InputStream in;
  private long number;

  private Lines(InputStream in) {
    this.in = in;
  }

  /**
   * One line, or what is wrong with it.
   *
   * @param number from 1
   * @param text empty when there is a problem
   */
  public record Line(long number, String text, Optional<Problem> problem) {}

  public static Lines open(Path file) throws IOException {
    return new Lines(new BufferedInputStream(InputFiles.open(file), 1 << 16));
  }

  /** A file's name without {@code .gz}, in small letters: what its format is told by. */
  public static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** The next line that is not empty; empty at the end. */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      bytes.reset();
      long length = readLine(bytes);
      if (length < 0) {
        return Optional.empty();
      }
      number++;
      Line line = line(bytes.toByteArray(), length);
      if (line.problem().isPresent() || !line.text().isBlank()) {
        return Optional.of(line);
      }
    }
  }

  /** Reads up to a line's end and answers how long it was; -1 when there is none. */
  private long readLine(ByteArrayOutputStream bytes) throws IOException {
    long length = 0;
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return length == 0 ? -1 : length;
      }
      if (length < MAX_BYTES) {
        bytes.write(b);
      }
      length++;
    }
    return length;
  }

  private Line line(byte[] bytes, long length) {
    if (length > MAX_BYTES) {
      return new Line(
          number,
          "",
          Optional.of(
              new Problem("", "must be at most " + MAX_BYTES + " bytes", length + " bytes")));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String unmarked = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
      return new Line(
          number,
          unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked,
          Optional.empty());
    } catch (CharacterCodingException e) {
      return new Line(
          number,
          "",
          Optional.of(new Problem("", "must be UTF-8", new String(bytes, StandardCharsets.UTF_8))));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
