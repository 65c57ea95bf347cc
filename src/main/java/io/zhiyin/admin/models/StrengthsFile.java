package io.zhiyin.admin.models;

import io.zhiyin.learn.data.SparseMatrix;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Strengths in a file that is read where it lies: {@code ZYMD}, the number of products and of
 * strengths, where each id ends, the ids in ascending order, where each row ends, the columns, the
 * strengths; all big-endian. It takes no heap, whatever its size. Thread-safe.
 */
final class StrengthsFile {
  private static final int MAGIC = 0x5a594d44;
  private static final int HEAD = 12;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  static final StrengthsFile EMPTY = new StrengthsFile(MemorySegment.ofArray(new byte[HEAD]));

  private final MemorySegment bytes;
  private final int items;
  private final long ids;
  private final long rows;
  private final long columns;
  private final long values;

  private StrengthsFile(MemorySegment bytes) {
    this.bytes = bytes;
    this.items = bytes.get(INT, 4);
    this.ids = HEAD + 4L * items;
    this.rows = ids + (items == 0 ? 0 : bytes.get(INT, ids - 4));
    this.columns = rows + 4L * items;
    this.values = columns + 4L * bytes.get(INT, 8);
  }

  /**
   * Writes and forces to disk.
   *
   * @param names ascending, by row and column
   * @return CRC-32C of all bytes
   */
  static long write(Path file, List<String> names, SparseMatrix rows) throws IOException {
    CRC32C crc = new CRC32C();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      DataOutputStream out =
          new DataOutputStream(
              new CheckedOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), crc));
      out.writeInt(MAGIC);
      out.writeInt(names.size());
      out.writeInt(rows.entries());
      writeIds(out, names);
      for (int row = 0; row < names.size(); row++) {
        out.writeInt(rows.end(row));
      }
      for (int at = 0; at < rows.entries(); at++) {
        out.writeInt(rows.column(at));
      }
      for (int at = 0; at < rows.entries(); at++) {
        out.writeFloat(rows.value(at));
      }
      out.flush();
      channel.force(true);
    }
    return crc.getValue();
  }

  private static void writeIds(DataOutputStream out, List<String> names) throws IOException {
    int end = 0;
    for (String name : names) {
      end = Math.addExact(end, name.getBytes(StandardCharsets.UTF_8).length);
      out.writeInt(end);
    }
    for (String name : names) {
      out.write(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Opens.
   *
   * @throws IOException when it is not what was written
   */
  static StrengthsFile open(Path file, long checksum) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      CRC32C crc = new CRC32C();
      for (long at = 0; at < bytes.byteSize(); at += 1 << 26) {
        long length = Math.min(1 << 26, bytes.byteSize() - at);
        crc.update(bytes.asSlice(at, length).asByteBuffer());
      }
      if (crc.getValue() != checksum || bytes.byteSize() < HEAD || bytes.get(INT, 0) != MAGIC) {
        throw new IOException("the strengths in " + file + " are damaged");
      }
      return new StrengthsFile(bytes);
    }
  }

  int items() {
    return items;
  }

  String id(int item) {
    int from = item == 0 ? 0 : bytes.get(INT, HEAD + 4L * (item - 1));
    int to = bytes.get(INT, HEAD + 4L * item);
    return new String(
        bytes.asSlice(ids + from, (long) to - from).toArray(ValueLayout.JAVA_BYTE),
        StandardCharsets.UTF_8);
  }

  /** A product's number; negative when it is not known. O(log n). */
  int find(String id) {
    int low = 0;
    int high = items - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = id(middle).compareTo(id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  int start(int item) {
    return item == 0 ? 0 : bytes.get(INT, rows + 4L * (item - 1));
  }

  int end(int item) {
    return bytes.get(INT, rows + 4L * item);
  }

  int column(int at) {
    return bytes.get(INT, columns + 4L * at);
  }

  float value(int at) {
    return bytes.get(FLOAT, values + 4L * at);
  }
}
