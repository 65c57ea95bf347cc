package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.files.Lines;
import io.zhiyin.catalog.files.Rows;
import io.zhiyin.signals.Event;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads events from files: TSV with a header ({@code user item type unix_ts} and optional {@code
 * client session query value quantity price event_id}, found by name, others passed over; without
 * {@code type} every row is a view) or JSON Lines in the contract's event form, each also as {@code
 * .gz}.
 *
 * <p>A row without an event_id gets one from the file's content and the line, so that importing a
 * file twice counts once; rows of standard input get theirs from line number and text.
 */
public final class EventFiles {
  private static final Map<String, String> FIELDS =
      Map.of(
          "user", "user_id",
          "client", "client_id",
          "session", "session_id",
          "query", "query_id",
          "event_id", "event_id");

  private final EventReader reader;

  public EventFiles(EventReader reader) {
    this.reader = reader;
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when the file cannot be read; rows before that were given
   */
  public void read(Path file, Rows<Event> rows) throws IOException {
    String prefix = file.toString().equals("-") ? "" : digest(file) + ":";
    boolean tsv = Lines.plainName(file).endsWith(".tsv") || Lines.plainName(file).endsWith(".txt");
    try (Lines lines = Lines.open(file)) {
      Optional<String[]> header =
          tsv ? lines.next().map(l -> l.text().split("\t", -1)) : Optional.empty();
      for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Lines.Line line = next.get();
        if (line.problem().isPresent()) {
          rows.rejected(line.number(), List.of(line.problem().get()));
        } else {
          give(line, header, prefix, rows);
        }
      }
    }
  }

  private void give(Lines.Line line, Optional<String[]> header, String prefix, Rows<Event> rows) {
    String id =
        prefix.isEmpty()
            ? "stdin:" + line.number() + ":" + Integer.toHexString(line.text().hashCode())
            : prefix + line.number();
    Optional<Event> event;
    try {
      event =
          header.isPresent()
              ? reader.read(json(header.get(), line.text().split("\t", -1)), () -> id)
              : reader.read(line.text(), () -> id);
    } catch (InvalidInput e) {
      rows.rejected(line.number(), e.problems());
      return;
    }
    event.ifPresent(e -> rows.row(line.number(), e));
  }

  private static ObjectNode json(String[] columns, String[] cells) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("event", "view");
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(columns.length, cells.length); i++) {
      String cell = cells[i].strip();
      if (cell.isEmpty() || cell.equals("null")) {
        continue;
      }
      switch (columns[i].strip()) {
        case "item" -> item.put("item_id", cell);
        case "type" -> event.put("event", cell);
        case "unix_ts" -> number(event, "timestamp", cell);
        case "quantity" -> number(item, "quantity", cell);
        case "price" -> number(item, "price", cell);
        case "value" -> number(event, "value", cell);
        case String column -> {
          String field = FIELDS.get(column);
          if (field != null) {
            event.put(field, cell);
          }
        }
      }
    }
    if (!item.isEmpty()) {
      event.putArray("items").add(item);
    }
    // A file's value is what the type needs it for.
    if (event.path("event").asText().equals("rate") && event.has("value")) {
      event.set("rating", event.get("value"));
    }
    return event;
  }

  private static void number(ObjectNode object, String field, String cell) {
    try {
      object.put(field, new BigDecimal(cell));
    } catch (NumberFormatException e) {
      object.put(field, cell);
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
