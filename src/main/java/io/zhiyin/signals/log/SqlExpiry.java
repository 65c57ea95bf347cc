package io.zhiyin.signals.log;

import io.zhiyin.store.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;

/** Expiry in the tables {@code event} and {@code base}. */
final class SqlExpiry implements Expiry {
  private static final String VALUE = "SELECT value FROM counter WHERE name = ?";

  private static final int PART_BYTES = 1 << 20;

  private final Database database;

  SqlExpiry(Database database) {
    this.database = database;
  }

  @Override
  public long through() {
    return database.read(connection -> value(connection, "expired"));
  }

  @Override
  public long events() {
    return database.read(connection -> value(connection, "expired_events"));
  }

  private static long value(Connection connection, String counter) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(VALUE)) {
      select.setString(1, counter);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void add(Connection connection, String counter, long by) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE counter SET value = value + ? WHERE name = ?")) {
      update.setLong(1, by);
      update.setString(2, counter);
      update.executeUpdate();
    }
  }

  @Override
  public long before(Instant time) {
    return database.read(connection -> {
      long expired = value(connection, "expired");
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT coalesce((SELECT sequence - 1 FROM event WHERE sequence > ? AND time >= ?"
                  + " ORDER BY sequence LIMIT 1), (SELECT max(sequence) FROM event), 0)")) {
        select.setLong(1, expired);
        select.setLong(2, EventRow.micros(time));
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return Math.max(expired, row.getLong(1));
        }
      }
    });
  }

  @Override
  public byte[] part(int number) {
    return database.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT state FROM base WHERE part = ?")) {
        select.setLong(1, number);
        try (ResultSet row = select.executeQuery()) {
          return row.next() ? row.getBytes(1) : new byte[0];
        }
      }
    });
  }

  @Override
  public boolean keep(long through, long erasures, Base base) {
    return database.writeNow(transaction -> {
      Connection connection = transaction.connection();
      if (value(connection, "erasures") != erasures) {
        return false;
      }
      add(connection, "expired", through - value(connection, "expired"));
      try (Statement delete = connection.createStatement()) {
        delete.executeUpdate("DELETE FROM base");
      }
      try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO base (part, state) VALUES (?, ?)");
          OutputStream out = new BufferedOutputStream(new Parts(insert), PART_BYTES)) {
        base.to(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    });
  }

  /** Inserts each call's bytes as a part: to be buffered. */
  private static final class Parts extends OutputStream {
    private final PreparedStatement insert;
    private int part;

    Parts(PreparedStatement insert) {
      this.insert = insert;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        insert.setLong(1, part++);
        insert.setBytes(2, Arrays.copyOfRange(bytes, from, from + length));
        insert.executeUpdate();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  @Override
  public int remove(int limit) {
    return database.writeNow(transaction -> {
      Connection connection = transaction.connection();
      try (PreparedStatement delete =
          connection.prepareStatement(
              "DELETE FROM event WHERE sequence IN (SELECT sequence FROM event"
                  + " WHERE sequence <= ? ORDER BY sequence LIMIT ?)")) {
        delete.setLong(1, value(connection, "expired"));
        delete.setInt(2, limit);
        int gone = delete.executeUpdate();
        add(connection, "events", -gone);
        add(connection, "expired_events", gone);
        return gone;
      }
    });
  }
}
