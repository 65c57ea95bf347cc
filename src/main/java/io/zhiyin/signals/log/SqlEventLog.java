package io.zhiyin.signals.log;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.store.Database;
import io.zhiyin.store.Database.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The event log in the tables {@code event} and {@code identity}.
 *
 * <p>Times are kept to the microsecond; listeners are told the events as they will be read back.
 * {@link #replay} sees one state of the database: events appended meanwhile do not come, and a long
 * one keeps the write-ahead log from shrinking. Listeners run on the database's writer thread, one
 * {@link #append} after the other.
 *
 * <p>Whose events {@link #recent} finds: with a user, the user's own and those that the {@value
 * #CLIENTS} clients last joined to the user (and the client asked with) sent while nobody was
 * signed in, never another user's of a shared client; with a client only, everything that the
 * client sent. {@code until} is inclusive. Of each name the newest {@value #LOOKED} events are
 * looked at.
 */
public final class SqlEventLog implements EventLog {
  private static final int FETCH = 1_000;
  private static final int CLIENTS = 50;

  private static final int LOOKED = 10_000;

  private static final String SELECT = "SELECT " + EventRow.COLUMNS + " FROM event WHERE ";
  private static final String NEWEST = " ORDER BY time DESC, sequence DESC LIMIT ";
  private static final String OF_USER = "user_id = ? AND user_id <> ''";
  private static final String OF_CLIENT = "client_id = ? AND client_id <> ''";
  private static final String OF_JOINED_CLIENT = OF_CLIENT + " AND user_id IN ('', ?)";

  /** The newest of the newest {@value #LOOKED} that are impressions, or that are none. */
  private static String newestOf(String whose, boolean impressions) {
    return "SELECT "
        + EventRow.COLUMNS
        + " FROM ("
        + SELECT
        + whose
        + " AND time <= ?"
        + NEWEST
        + LOOKED
        + ") AS looked WHERE type "
        + (impressions ? "=" : "<>")
        + " '"
        + EventType.VIEW_ITEM_LIST.ga4()
        + "'"
        + NEWEST
        + "?";
  }

  private final Database database;
  private final Expiry expiry;
  private final List<Consumer<List<Entry>>> listeners = new CopyOnWriteArrayList<>();
  private final LongAdder duplicates = new LongAdder();

  /** Over a database whose tables are up to date. */
  public SqlEventLog(Database database) {
    this.database = database;
    this.expiry = new SqlExpiry(database);
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.util.concurrent.RejectedExecutionException when too many writes wait
   */
  @Override
  public CompletableFuture<Appended> append(List<Event> events) {
    List<Event> given = List.copyOf(events);
    return database.write(transaction -> append(transaction, given));
  }

  private Appended append(Transaction transaction, List<Event> events) throws SQLException {
    List<Entry> stored = insert(transaction, events);
    if (!stored.isEmpty()) {
      join(transaction.connection(), stored);
      add(transaction.connection(), "events", stored.size());
      for (Consumer<List<Entry>> listener : listeners) {
        transaction.afterCommit(() -> listener.accept(stored));
      }
    }
    int again = events.size() - stored.size();
    transaction.afterCommit(() -> duplicates.add(again));
    return new Appended(stored.size(), again);
  }

  private static List<Entry> insert(Transaction transaction, List<Event> events)
      throws SQLException {
    List<Entry> given = new ArrayList<>(events.size());
    List<Entry> stored = new ArrayList<>(events.size());
    try (PreparedStatement insert = transaction.connection().prepareStatement(EventRow.INSERT)) {
      for (Event event : events) {
        Entry entry = new Entry(transaction.nextSequence(), EventRow.kept(event));
        EventRow.bind(insert, entry.sequence(), entry.event());
        insert.addBatch();
        given.add(entry);
      }
      int[] inserted = insert.executeBatch();
      for (int i = 0; i < inserted.length; i++) {
        if (inserted[i] == 1) {
          stored.add(given.get(i));
        }
      }
    }
    return List.copyOf(stored);
  }

  private static void join(Connection connection, List<Entry> entries) throws SQLException {
    Map<Shopper, Long> joined = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Shopper shopper = entry.event().shopper();
      if (!shopper.userId().isEmpty() && !shopper.clientId().isEmpty()) {
        joined.putIfAbsent(shopper, entry.sequence());
      }
    }
    if (joined.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO identity (user_id, client_id, sequence) VALUES (?, ?, ?)"
                + " ON CONFLICT (user_id, client_id) DO NOTHING")) {
      for (Map.Entry<Shopper, Long> each : joined.entrySet()) {
        insert.setString(1, each.getKey().userId());
        insert.setString(2, each.getKey().clientId());
        insert.setLong(3, each.getValue());
        insert.executeUpdate();
      }
    }
  }

  private static void add(Connection connection, String counter, int by) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE counter SET value = value + ? WHERE name = ?")) {
      update.setInt(1, by);
      update.setString(2, counter);
      update.executeUpdate();
    }
  }

  @Override
  public void replay(long sequence, long through, Consumer<Entry> visitor) {
    database.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              SELECT + "sequence > ? AND sequence <= ? ORDER BY sequence")) {
        select.setLong(1, sequence);
        select.setLong(2, through);
        select.setFetchSize(FETCH);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            visitor.accept(EventRow.read(rows));
          }
        }
        return true;
      }
    });
  }

  @Override
  public List<Event> recent(Shopper shopper, Instant until, int limit) {
    if (!shopper.known() || limit <= 0) {
      return List.of();
    }
    return database.read(connection -> {
      Newest newest = new Newest(connection, EventRow.micros(until), limit);
      if (shopper.userId().isEmpty()) {
        newest.add(OF_CLIENT, shopper.clientId());
      } else {
        newest.add(OF_USER, shopper.userId());
        for (String client : clients(connection, shopper)) {
          newest.add(OF_JOINED_CLIENT, client, shopper.userId());
        }
      }
      return newest.events();
    });
  }

  private static Set<String> clients(Connection connection, Shopper user) throws SQLException {
    Set<String> clients = new LinkedHashSet<>();
    if (!user.clientId().isEmpty()) {
      clients.add(user.clientId());
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT client_id FROM identity WHERE user_id = ? ORDER BY sequence DESC LIMIT ?")) {
      select.setString(1, user.userId());
      select.setInt(2, CLIENTS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          clients.add(rows.getString(1));
        }
      }
    }
    return clients;
  }

  private static final Comparator<Map.Entry<Long, Event>> BY_TIME =
      Comparator.comparing((Map.Entry<Long, Event> e) -> e.getValue().time())
          .thenComparing(Map.Entry::getKey);

  /** The newest events of several histories, each event once. */
  private record Newest(
      Connection connection,
      long until,
      int limit,
      Map<Long, Event> found,
      Map<Long, Event> shown) {
    Newest(Connection connection, long until, int limit) {
      this(connection, until, limit, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void add(String whose, String... shoppers) throws SQLException {
      add(newestOf(whose, false), found, shoppers);
      add(newestOf(whose, true), shown, shoppers);
    }

    private void add(String sql, Map<Long, Event> to, String... shoppers) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        int column = 0;
        for (String shopper : shoppers) {
          select.setString(++column, shopper);
        }
        select.setLong(++column, until);
        select.setInt(++column, limit);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            Entry entry = EventRow.read(rows);
            to.put(entry.sequence(), entry.event());
          }
        }
      }
    }

    List<Event> events() {
      return Stream.concat(newest(found), newest(shown))
          .sorted(BY_TIME.reversed())
          .map(Map.Entry::getValue)
          .toList();
    }

    private Stream<Map.Entry<Long, Event>> newest(Map<Long, Event> events) {
      return events.entrySet().stream().sorted(BY_TIME.reversed()).limit(limit);
    }
  }

  @Override
  public List<String> ofShopper(Shopper shopper, Consumer<Entry> visitor) {
    return database.read(connection -> {
      ShopperRows rows = new ShopperRows(connection, shopper);
      rows.visit(visitor);
      return rows.clients();
    });
  }

  @Override
  public CompletableFuture<Integer> erase(Shopper shopper, Consumer<Entry> visitor) {
    return database.write(transaction -> {
      ShopperRows rows = new ShopperRows(transaction.connection(), shopper);
      rows.visit(visitor);
      int erased = rows.delete();
      if (erased > 0) {
        add(transaction.connection(), "events", -erased);
        add(transaction.connection(), "erasures", 1);
      }
      return erased;
    });
  }

  @Override
  public long duplicates() {
    return duplicates.sum();
  }

  @Override
  public long erasures() {
    return number("SELECT value FROM counter WHERE name = 'erasures'");
  }

  @Override
  public long count() {
    return number("SELECT value FROM counter WHERE name = 'events'");
  }

  @Override
  public long lastSequence() {
    return number(
        "SELECT max(value) FROM (SELECT value FROM counter WHERE name = 'expired'"
            + " UNION SELECT max(sequence) FROM event) AS numbers");
  }

  @Override
  public Expiry expiry() {
    return expiry;
  }

  private long number(String sql) {
    return database.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(sql);
          ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Override
  public void onAppend(Consumer<List<Entry>> listener) {
    listeners.add(listener);
  }
}
