package io.zhiyin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class PostgresDatabaseTest extends DatabaseContract {
  private final PostgresAddress address = PostgresServer.newDatabase();

  @Override
  Database open(int waiting) {
    return PostgresDatabase.open(address, waiting, 5_000);
  }

  @Test
  void aSecondProcessIsRefused() {
    StoreException refused =
        assertThrows(StoreException.class, () -> PostgresDatabase.open(address, 1, 50));
    assertTrue(
        refused.toString().endsWith("it is in use by another Zhiyin process"), refused::toString);
  }

  @Test
  void aServerThatRestartsIsReturnedTo() throws SQLException {
    PostgresAddress own = PostgresServer.newDatabase();
    try (Database database = PostgresDatabase.open(own)) {
      long before = database.writeNow(tx -> tx.nextSequence());
      assertEquals(before, sequence(database));
      PostgresServer.disconnectAll();
      assertThrows(StoreException.class, () -> database.writeNow(tx -> counters(tx)));
      long after = database.writeNow(tx -> tx.nextSequence());
      assertTrue(after > before);
      List<Long> read = new ArrayList<>();
      for (int i = 0; i < 9 && read.isEmpty(); i++) { // each stale connection of the pool once
        try {
          read.add(sequence(database));
        } catch (StoreException e) {
          assertTrue(e.getCause() instanceof SQLException);
        }
      }
      assertEquals(List.of(after), read);
    }
  }

  private static long counters(Database.Transaction tx) throws SQLException {
    try (Statement statement = tx.connection().createStatement()) {
      return statement.executeUpdate("UPDATE counter SET value = value");
    }
  }

  private static long sequence(Database database) {
    return database.read(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT value FROM counter WHERE name = 'sequence'")) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Test
  void anAddressIsReadAndItsPasswordNotShown() {
    PostgresAddress read =
        PostgresAddress.parse(
            "postgresql://shop:p%40ss+1@db:6432/zhiyin?sslmode=require",
            Optional.empty(), Optional.empty());
    assertEquals("jdbc:postgresql://db:6432/zhiyin?sslmode=require", read.url());
    assertEquals("shop", read.user());
    assertEquals("p@ss+1", read.password());
    assertEquals(read.url(), read.toString());
    PostgresAddress beside =
        PostgresAddress.parse(
            "jdbc:postgresql://db/zhiyin?password=x", Optional.of("u"), Optional.of("secret"));
    assertEquals("u secret", beside.user() + " " + beside.password());
    assertEquals("jdbc:postgresql://db/zhiyin?password=…", beside.toString());
    for (String wrong : List.of("mysql://u:secret@h/d", "postgresql://h", "post gres", "h:5432")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> PostgresAddress.parse(wrong, Optional.empty(), Optional.empty()));
      assertTrue(!refused.toString().contains("secret"), refused::toString);
    }
  }
}
