package io.zhiyin.catalog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlProductStoreTest extends ProductStoreContract {
  @TempDir private Path folder;
  private final List<Database> opened = new ArrayList<>();

  @Override
  ProductStore open() {
    close();
    Database database = SqliteDatabase.open(folder.resolve("shop.db"));
    opened.add(database);
    return new SqlProductStore(database);
  }

  @AfterEach
  void close() {
    opened.forEach(Database::close);
    opened.clear();
  }

  @Test
  void aLargeBulkIsOneWrite() {
    ProductStore store = open();
    List<Product> products =
        IntStream.range(0, 10_000)
            .mapToObj(i -> ProductReader.read("{\"id\":" + i + ",\"title\":\"商品" + i + "\"}"))
            .toList();
    store.put(products);
    assertEquals(10_000, store.count());
    assertEquals(10_000, store.changesAfter(0, 20_000).size());
  }
}
