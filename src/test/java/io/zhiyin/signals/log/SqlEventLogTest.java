package io.zhiyin.signals.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlEventLogTest extends EventLogContract {
  @TempDir private Path folder;
  private final List<Database> opened = new ArrayList<>();

  @Override
  EventLog open() {
    close();
    Database database = SqliteDatabase.open(folder.resolve("log.db"));
    opened.add(database);
    return new SqlEventLog(database);
  }

  @AfterEach
  void close() {
    opened.forEach(Database::close);
    opened.clear();
  }

  @Test
  void historiesAreReadByIndexAlone() {
    String plan =
        opened
            .getFirst()
            .read(connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery(
                          "EXPLAIN QUERY PLAN SELECT * FROM event WHERE user_id = 'a'"
                              + " AND user_id <> '' AND time <= 5"
                              + " ORDER BY time DESC, sequence DESC LIMIT 9")) {
                StringBuilder lines = new StringBuilder();
                while (rows.next()) {
                  lines.append(rows.getString("detail")).append('\n');
                }
                return lines.toString();
              }
            });
    assertTrue(plan.contains("USING INDEX event_of_user"), plan);
    assertTrue(!plan.contains("TEMP B-TREE"), plan);
  }
}
