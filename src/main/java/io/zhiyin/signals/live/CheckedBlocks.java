package io.zhiyin.signals.live;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A stream in blocks of a length, a CRC-32C over number and bytes, and the bytes; an empty block
 * ends it. Nothing is handed out before its block was checked, so whoever reads may trust what it
 * reads.
 */
final class CheckedBlocks {
  private static final int LARGEST = 1 << 20;

  private CheckedBlocks() {}

  private static int checksum(int number, byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(number >>> shift);
    }
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Writes each call's bytes as a block: to be buffered. */
  static final class Writer extends OutputStream {
    private final DataOutputStream out;
    private int number;

    Writer(OutputStream out) {
      this.out = new DataOutputStream(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int done = 0; done < length; done += LARGEST) {
        block(bytes, from + done, Math.min(LARGEST, length - done));
      }
    }

    private void block(byte[] bytes, int from, int length) throws IOException {
      out.writeInt(length);
      out.writeInt(checksum(number++, bytes, from, length));
      out.write(bytes, from, length);
    }

    void end() throws IOException {
      block(new byte[0], 0, 0);
      out.flush();
    }
  }

  /** Reads up to the end's block. */
  static final class Reader extends InputStream {
    private final DataInputStream in;
    private byte[] block = {};
    private int at;
    private int number;
    private boolean ended;

    Reader(InputStream in) {
      this.in = new DataInputStream(in);
    }

    @Override
    public int read() throws IOException {
      return fill() ? block[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      Objects.checkFromIndexSize(from, length, bytes.length);
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int some = Math.min(length, block.length - at);
      System.arraycopy(block, at, bytes, from, some);
      at += some;
      return some;
    }

    private boolean fill() throws IOException {
      while (at == block.length && !ended) {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
          throw new IOException("block " + number + " is damaged");
        }
        int checksum = in.readInt();
        block = in.readNBytes(length);
        at = 0;
        if (block.length < length) {
          throw new EOFException("it ends within block " + number);
        }
        if (checksum != checksum(number++, block, 0, length)) {
          throw new IOException("block " + (number - 1) + " is damaged");
        }
        ended = length == 0;
      }
      return !ended;
    }
  }
}
