package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonFields;
import io.zhiyin.catalog.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads files of events row by row: JSON Lines in the event form, or tables with a header (see
 * {@link EventTable}), packed by gzip or not; which one it is shows in the first bytes.
 *
 * <p>Memory is bounded by the longest line that is allowed, 1,048,576 bytes. A row without an
 * {@code event_id} gets one of the content's SHA-256 and its line number, so that a file read
 * twice, packed or under another name too, gives the same events; a stream, which can be read only
 * once, uses each line's hash instead of the whole's. Blank lines are passed over.
 */
public final class EventFiles {
  /** Bytes of a hash that go into an id: no two files of a shop share them by chance. */
  private static final int HASHED = 16;

  /** The bytes of U+FEFF. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final EventReader reader;

  /** Told of every row. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a row.
     *
     * @param line from 1, the header included
     */
    void row(long line, ReadEvent event);
  }

  public EventFiles(EventReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a file, twice: once for its hash.
   *
   * @throws InvalidInput when it is neither form
   */
  public void read(Path file, Visitor visitor) throws IOException {
    String hash;
    try (InputStream in = InputFiles.open(file)) {
      hash = hash(in);
    }
    try (InputStream in = InputFiles.open(file)) {
      rows(in, visitor, line -> hash);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @throws InvalidInput when it is neither form
   */
  public void read(InputStream in, Visitor visitor) throws IOException {
    MessageDigest digest = sha256();
    rows(InputFiles.unpacked(in), visitor, line -> name(digest.digest(line)));
  }

  private void rows(InputStream in, Visitor visitor, Function<byte[], String> namer)
      throws IOException {
    Lines lines = new Lines(in, JsonText.MAX_BYTES);
    Optional<EventTable> table = Optional.empty();
    boolean first = true;
    for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
      byte[] line = next.get();
      if (firstVisible(line) == 0) {
        continue;
      }
      if (first) {
        first = false;
        if (firstVisible(line) != '{') {
          table = Optional.of(header(line));
          continue;
        }
      }
      long number = lines.number();
      visitor.row(number, row(table, line, () -> namer.apply(line) + ":" + number));
    }
  }

  private static EventTable header(byte[] line) {
    List<Problem> problems = new ArrayList<>();
    return JsonText.decode(line, into(problems))
        .map(EventTable::of)
        .orElseThrow(() -> new InvalidInput(problems));
  }

  private ReadEvent row(Optional<EventTable> table, byte[] line, Supplier<String> id) {
    List<Problem> problems = new ArrayList<>();
    Optional<ObjectNode> event =
        JsonText.decode(line, into(problems))
            .flatMap(text ->
                table.isPresent()
                    ? table.map(its -> its.event(text))
                    : JsonText.object(text, into(problems)));
    if (event.isEmpty()) {
      return new ReadEvent.Rejected(problems);
    }
    if (JsonFields.absent(event.get().path("event_id"))) {
      event.get().put("event_id", id.get());
    }
    return reader.read(event.get());
  }

  private static Findings into(List<Problem> problems) {
    return new Findings() {
      @Override
      public void add(String field, String rule, String value) {
        problems.add(new Problem(field, rule, value));
      }

      @Override
      public boolean full() {
        return false;
      }
    };
  }

  /** The first byte that is no white space nor part of a byte order mark; 0 when there is none. */
  private static byte firstVisible(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r' && MARK.indexOf(b & 0xff) < 0) {
        return b;
      }
    }
    return 0;
  }

  private static String hash(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[1 << 16];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      digest.update(chunk, 0, read);
    }
    return name(digest.digest());
  }

  private static String name(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, HASHED);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
