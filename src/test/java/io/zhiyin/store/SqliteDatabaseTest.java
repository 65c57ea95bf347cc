package io.zhiyin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.store.Database.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

@Timeout(120)
final class SqliteDatabaseTest extends DatabaseContract {
  private static final int ACKNOWLEDGED = 2_000;

  @TempDir private Path folder;

  @Override
  Database open(int waiting) {
    return SqliteDatabase.open(folder.resolve("test.db"), waiting, SqliteDatabase.settings());
  }

  @Test
  void commitsAreFlushedToDisk() {
    try (Database database = open(1)) {
      assertEquals("2", database.writeNow(tx -> pragma(tx, "synchronous")));
      assertEquals("wal", database.writeNow(tx -> pragma(tx, "journal_mode")));
    }
  }

  private static String pragma(Database.Transaction tx, String name) throws SQLException {
    try (Statement statement = tx.connection().createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  @Test
  void aFullDiskFailsTheWriteAndNothingElse() {
    SQLiteConfig small = SqliteDatabase.settings();
    small.setMaxPageCount(200);
    try (Database database = SqliteDatabase.open(folder.resolve("small.db"), 10, small)) {
      Write<Integer> table =
          tx -> {
            try (Statement statement = tx.connection().createStatement()) {
              return statement.executeUpdate("CREATE TABLE heap (n BIGINT, filler TEXT)");
            }
          };
      database.writeNow(table);
      assertThrows(StoreException.class, () -> database.writeNow(tx -> fill(tx, 2_000_000)));
      database.writeNow(tx -> fill(tx, 100));
      assertThrows(StoreException.class, () -> database.writeNow(tx -> fill(tx, 2_000_000)));
      database.writeNow(tx -> fill(tx, 100));
      long rows = database.read(SqliteDatabaseTest::rows);
      assertEquals(2, rows);
    }
  }

  private static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM heap")) {
      return row.getLong(1);
    }
  }

  private static int fill(Database.Transaction tx, int length) throws SQLException {
    try (PreparedStatement insert =
        tx.connection().prepareStatement("INSERT INTO heap (n, filler) VALUES (1, ?)")) {
      insert.setString(1, "x".repeat(length));
      return insert.executeUpdate();
    }
  }

  /**
   * Kills a real writing process without warning and looks for everything that it had acknowledged.
   */
  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Path file = folder.resolve("killed.db");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> told;
    try {
      told = numbers(child);
    } finally {
      child.destroyForcibly();
    }
    assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    assertTrue(told.size() >= ACKNOWLEDGED, "acknowledged: " + told.size());
    try (Database database = SqliteDatabase.open(file)) {
      Set<Long> kept = new HashSet<>(database.read(DatabaseContract::notes));
      assertTrue(kept.containsAll(told), () -> "lost: " + lost(told, kept));
      long next = database.writeNow(tx -> tx.nextSequence());
      assertTrue(kept.stream().allMatch(n -> n < next), "a number was drawn twice: " + next);
    }
  }

  /**
   * Reads acknowledged numbers, kills the process in the middle of its work, and reads what was
   * already said.
   */
  private static List<Long> numbers(Process child) throws IOException {
    List<Long> told = new ArrayList<>();
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(".")) { // the last line may be cut
          told.add(Long.parseLong(line.substring(0, line.length() - 1)));
        }
        if (told.size() == ACKNOWLEDGED) {
          child.destroyForcibly();
        }
      }
    } catch (IOException e) {
      assertTrue(told.size() >= ACKNOWLEDGED, "the pipe broke early: " + e);
    }
    return told;
  }

  private static Set<Long> lost(List<Long> told, Set<Long> kept) {
    Set<Long> lost = new HashSet<>(told);
    lost.removeAll(kept);
    return lost;
  }
}
