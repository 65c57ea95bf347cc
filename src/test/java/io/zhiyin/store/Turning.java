package io.zhiyin.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes a store one of an earlier or a later version. */
public final class Turning {
  private Turning() {}

  /** To what it was before retention came. */
  public static void back(Database store) {
    run(
        store,
        List.of(
            "DROP TABLE base",
            "DELETE FROM counter WHERE name IN ('expired', 'expired_events', 'identity')",
            "DELETE FROM flyway_schema_history WHERE version = '5'"));
  }

  /** To one whose tables a later version has changed. */
  static void forth(Database store) {
    run(
        store,
        List.of(
            "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success) SELECT 99, '99', 'later',"
                + " type, 'V99__later.sql', 7, installed_by, 1, success"
                + " FROM flyway_schema_history WHERE version = '1'"));
  }

  private static void run(Database store, List<String> statements) {
    store.writeNow(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        for (String sql : statements) {
          statement.executeUpdate(sql);
        }
        return true;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    });
  }
}
