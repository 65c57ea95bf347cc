package io.zhiyin.catalog.files;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Files that are read: {@code -} is standard input, gzip is unpacked by its first bytes whatever
 * the name, and what fails names its file.
 */
public final class InputFiles {
  private static final int BUFFER = 1 << 16;

  private InputFiles() {}

  /**
   * Looks before long work whether all can be read.
   *
   * @throws InvalidInput naming every one that cannot
   */
  public static void check(Collection<Path> files) {
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      String found = stdin(file) ? "" : instead(file);
      if (!found.isEmpty()) {
        problems.add(new Problem(file.toString(), "must be a readable file", found));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }

  /** Empty when it can be read. */
  private static String instead(Path file) {
    if (!Files.exists(file)) {
      return "nothing there";
    }
    if (Files.isDirectory(file)) {
      return "a folder";
    }
    return Files.isReadable(file) ? "" : "no permission";
  }

  /** Whether standard input is meant. */
  public static boolean stdin(Path file) {
    return file.toString().equals("-");
  }

  /** A name for messages. */
  public static String name(Path file) {
    return stdin(file) ? "standard input" : file.toString();
  }

  /**
   * Opens a file, unpacked; the caller closes it.
   *
   * @throws InvalidInput when it cannot be read; what breaks off later throws an {@link
   *     IOException} that names it
   */
  public static InputStream open(Path file) throws IOException {
    if (stdin(file)) {
      return unpacked(System.in);
    }
    check(List.of(file));
    InputStream raw = Files.newInputStream(file);
    try {
      return new Named(unpacked(raw), file);
    } catch (IOException e) {
      raw.close();
      throw broken(file, e);
    }
  }

  /** Sees through gzip. */
  public static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private static IOException broken(Path file, IOException e) {
    return new IOException(file + " cannot be read to its end: " + e.getMessage());
  }

  private static final class Named extends FilterInputStream {
    private final Path file;

    Named(InputStream in, Path file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw broken(file, e);
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return super.read(into, from, length);
      } catch (IOException e) {
        throw broken(file, e);
      }
    }
  }
}
