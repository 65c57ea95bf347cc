package io.zhiyin.signals.log;

import io.zhiyin.store.Database;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresDatabase;
import io.zhiyin.store.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class PostgresEventLogTest extends EventLogContract {
  private final PostgresAddress address = PostgresServer.newDatabase();
  private final List<Database> opened = new ArrayList<>();

  @Override
  EventLog open() {
    close();
    Database database = PostgresDatabase.open(address);
    opened.add(database);
    return new SqlEventLog(database);
  }

  @AfterEach
  void close() {
    opened.forEach(Database::close);
    opened.clear();
  }
}
