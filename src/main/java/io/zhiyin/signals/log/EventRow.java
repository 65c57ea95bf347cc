package io.zhiyin.signals.log;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An event as a row of the table {@code event}.
 *
 * <p>Times are kept to the microsecond. Items are one text, a line each: id, quantity, price and
 * index behind tabs, where a quantity of 1 is left empty and the line ends behind the last part
 * that says something: an item that is nothing but its id costs its id. Ids hold no control
 * characters, so nothing is escaped.
 */
final class EventRow {
  static final String COLUMNS =
      "sequence, event_id, type, time, user_id, client_id, session_id, query_id, items,"
          + " search_term, value, currency, rating, region, personal";
  static final String INSERT =
      "INSERT INTO event ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (event_id) DO NOTHING";

  private static final long MICROS = 1_000_000;

  private static final Map<String, EventType> TYPES =
      Arrays.stream(EventType.values()).collect(toUnmodifiableMap(EventType::ga4, type -> type));

  private EventRow() {}

  /** The event as it will be read back. */
  static Event kept(Event event) {
    Instant time = event.time().truncatedTo(ChronoUnit.MICROS);
    return time.equals(event.time()) ? event : event.at(time);
  }

  static void bind(PreparedStatement insert, long sequence, Event event) throws SQLException {
    insert.setLong(1, sequence);
    insert.setString(2, event.eventId());
    insert.setString(3, event.type().ga4());
    insert.setLong(4, micros(event.time()));
    insert.setString(5, event.shopper().userId());
    insert.setString(6, event.shopper().clientId());
    insert.setString(7, event.sessionId());
    insert.setString(8, event.queryId());
    insert.setString(9, write(event.items()));
    insert.setString(10, event.searchTerm());
    bind(insert, 11, event.value());
    insert.setString(12, event.currency());
    bind(insert, 13, event.rating());
    insert.setString(14, event.region());
    insert.setBoolean(15, event.personal());
  }

  private static void bind(PreparedStatement insert, int column, OptionalDouble number)
      throws SQLException {
    if (number.isPresent()) {
      insert.setDouble(column, number.getAsDouble());
    } else {
      insert.setNull(column, Types.DOUBLE);
    }
  }

  /** Reads a row of {@link #COLUMNS}. */
  static EventLog.Entry read(ResultSet row) throws SQLException {
    String name = row.getString(3);
    EventType type = TYPES.get(name);
    if (type == null) {
      throw new SQLException("the log holds an unknown event: " + name);
    }
    return new EventLog.Entry(
        row.getLong(1),
        new Event(
            row.getString(2),
            type,
            time(row.getLong(4)),
            new Shopper(row.getString(5), row.getString(6)),
            row.getString(7),
            row.getString(8),
            items(row.getString(9)),
            row.getString(10),
            number(row, 11),
            row.getString(12),
            number(row, 13),
            row.getString(14),
            row.getBoolean(15)));
  }

  private static OptionalDouble number(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Microseconds since 1970, rounded down; the furthest that fits for times beyond. */
  static long micros(Instant time) {
    long furthest = Long.MAX_VALUE / MICROS - 1;
    long second = Math.clamp(time.getEpochSecond(), -furthest, furthest);
    return second * MICROS + time.getNano() / 1_000L;
  }

  private static Instant time(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
  }

  static String write(List<EventItem> items) {
    StringBuilder text = new StringBuilder();
    for (EventItem item : items) {
      if (item.itemId().isEmpty() || item.itemId().chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "item_id must not be empty nor hold control characters, got " + item.itemId());
      }
      text.append(text.isEmpty() ? "" : "\n").append(item.itemId());
      String quantity = item.quantity() == 1 ? "" : Integer.toString(item.quantity());
      String price = item.price().isPresent() ? Double.toString(item.price().getAsDouble()) : "";
      String index = item.index().isPresent() ? Integer.toString(item.index().getAsInt()) : "";
      text.append(("\t" + quantity + "\t" + price + "\t" + index).stripTrailing());
    }
    return text.toString();
  }

  static List<EventItem> items(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<EventItem> items = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      items.add(item(text.substring(start, end)));
      start = end + 1;
    }
    return items;
  }

  private static EventItem item(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return EventItem.of(line);
    }
    int second = line.indexOf('\t', tab + 1);
    int third = second < 0 ? -1 : line.indexOf('\t', second + 1);
    String quantity = part(line, tab, second);
    String price = second < 0 ? "" : part(line, second, third);
    String index = third < 0 ? "" : line.substring(third + 1);
    return new EventItem(
        line.substring(0, tab),
        quantity.isEmpty() ? 1 : Integer.parseInt(quantity),
        price.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(price)),
        index.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(index)));
  }

  private static String part(String line, int tab, int next) {
    return line.substring(tab + 1, next < 0 ? line.length() : next);
  }
}
