package io.zhiyin.signals.live;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The written form of counters: {@code ZYSG}, the format's version, then their state in checked
 * blocks.
 *
 * <p>What can be counted anew is read in the present form only. What stands for events that have
 * gone cannot: it is read in every form since {@value #OLDEST}, and each of them stays in the tests
 * as a file that a Zhiyin of that time wrote.
 */
final class Checkpoint {
  private static final int MAGIC = 0x5a595347;

  /** Raised by every change of what is written or of how it is counted. */
  static final int VERSION = 9;

  /** The oldest form that is still read. */
  static final int OLDEST = 7;

  private Checkpoint() {}

  /** Writes and flushes; answers the sequence number reached. */
  static long write(Counters counters, OutputStream out) throws IOException {
    DataOutputStream head = new DataOutputStream(out);
    head.writeInt(MAGIC);
    head.writeInt(VERSION);
    CheckedBlocks.Writer blocks = new CheckedBlocks.Writer(out);
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(blocks, 1 << 16));
    counters.write(data);
    data.flush();
    blocks.end();
    out.flush();
    return counters.sequence();
  }

  /**
   * Reads back what this version wrote.
   *
   * @throws IOException when it is damaged, of another version or counted by other settings
   */
  static Counters read(InputStream in, SignalSettings settings) throws IOException {
    return read(in, settings, VERSION);
  }

  /**
   * Reads back what this or an earlier version wrote.
   *
   * @param oldest that is accepted, at least {@link #OLDEST}
   * @throws IOException as above
   */
  static Counters read(InputStream in, SignalSettings settings, int oldest) throws IOException {
    DataInputStream head = new DataInputStream(in);
    if (head.readInt() != MAGIC) {
      throw new IOException("it is no checkpoint of signals");
    }
    int version = head.readInt();
    if (version < oldest || version > VERSION) {
      throw new IOException(
          "its format must be in [%d,%d], got %d".formatted(oldest, VERSION, version));
    }
    InputStream blocks = new CheckedBlocks.Reader(in);
    Counters counters =
        Counters.read(
            new DataInputStream(new BufferedInputStream(blocks, 1 << 16)), settings, version);
    if (blocks.read() >= 0) {
      throw new EOFException("it goes on after its end");
    }
    return counters;
  }
}
