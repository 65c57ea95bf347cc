package io.zhiyin.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * A process that writes from four threads, and prints each number once its write was acknowledged,
 * until killed.
 */
final class KilledWriter {
  private static final int THREADS = 4;

  private KilledWriter() {}

  public static void main(String[] args) {
    Database database = SqliteDatabase.open(Path.of(args[0]));
    database.writeNow(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        return statement.execute("CREATE TABLE note (n BIGINT PRIMARY KEY, written TEXT NOT NULL)");
      }
    });
    for (int t = 0; t < THREADS; t++) {
      Thread.ofPlatform().start(() -> write(database));
    }
  }

  private static void write(Database database) {
    while (!System.out.checkError()) { // ends with its reader
      long n = database.writeNow(KilledWriter::note);
      synchronized (System.out) {
        System.out.print(n + ".\n");
        System.out.flush();
      }
    }
    System.exit(0);
  }

  private static long note(Database.Transaction tx) throws java.sql.SQLException {
    long n = tx.nextSequence();
    try (PreparedStatement insert =
        tx.connection().prepareStatement("INSERT INTO note (n, written) VALUES (?, ?)")) {
      insert.setLong(1, n);
      insert.setString(2, "第" + n);
      insert.executeUpdate();
      return n;
    }
  }
}
