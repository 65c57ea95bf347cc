package io.zhiyin.catalog.store;

import io.zhiyin.store.Database;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresDatabase;
import io.zhiyin.store.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class PostgresProductStoreTest extends ProductStoreContract {
  private final PostgresAddress address = PostgresServer.newDatabase();
  private final List<Database> opened = new ArrayList<>();

  @Override
  ProductStore open() {
    close();
    Database database = PostgresDatabase.open(address);
    opened.add(database);
    return new SqlProductStore(database);
  }

  @AfterEach
  void close() {
    opened.forEach(Database::close);
    opened.clear();
  }
}
