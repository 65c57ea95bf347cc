package io.zhiyin.signals.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lines of a stream as bytes, without their ends ({@code \n} or {@code \r\n}) and without a byte
 * order mark, in memory bounded by the longest line that is wanted.
 */
final class Lines {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number;
  private long length;

  /**
   * @param longest of a longer line only this many bytes and one more are given
   */
  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line; empty at the end. */
  Optional<byte[]> next() throws IOException {
    line.reset();
    length = 0;
    boolean any = false;
    while (true) {
      if (at == filled) {
        at = 0;
        filled = Math.max(0, in.read(chunk));
        if (filled == 0) {
          return any ? Optional.of(end()) : Optional.empty();
        }
      }
      any = true;
      int from = at;
      while (at < filled && chunk[at] != '\n') {
        at++;
      }
      keep(from, at - from);
      if (at < filled) {
        at++;
        return Optional.of(end());
      }
    }
  }

  private void keep(int from, int some) {
    int room = (int) Math.max(0, longest + 1L - length);
    line.write(chunk, from, Math.min(room, some));
    length += some;
  }

  private byte[] end() {
    number++;
    byte[] bytes = line.toByteArray();
    int from = number == 1 && startsWithMark(bytes) ? MARK.length : 0;
    int to = bytes.length;
    if (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    return from == 0 && to == bytes.length ? bytes : java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && java.util.Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** The number of the line last given, from 1. */
  long number() {
    return number;
  }
}
