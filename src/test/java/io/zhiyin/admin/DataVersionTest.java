package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.EngineOpener.Place;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresServer;
import io.zhiyin.store.SqliteDatabase;
import io.zhiyin.store.Turning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Newer data is refused, older brought up to date, another store's views are made again. */
@Timeout(120)
final class DataVersionTest {
  private static final Path CONFIG = Path.of("index-config");
  private static final Product VASE = ProductReader.read("{\"id\":\"vase\",\"title\":\"青花瓶\"}");

  @TempDir private Path folder;

  private Engine open(Optional<PostgresAddress> store) {
    return EngineOpener.open(
        new Place(folder, CONFIG, store), OptionalInt.empty(), Clock.systemUTC(), Progress.SILENT);
  }

  @Test
  void aNewerFolderIsRefused() throws Exception {
    Files.writeString(folder.resolve("version"), "format=2\n");
    DataVersion.Newer refused = assertThrows(DataVersion.Newer.class, () -> open(Optional.empty()));
    assertTrue(refused.toString().contains("its form is 2, this one knows them up to 1"));
    assertTrue(Files.notExists(folder.resolve("store.db")));
    assertEquals("format=2\n", Files.readString(folder.resolve("version")));
  }

  @Test
  void aFolderFromBeforeIsBroughtUpToDate() throws Exception {
    try (Engine shop = open(Optional.empty())) {
      shop.products().put(List.of(VASE));
    }
    Files.delete(folder.resolve("version"));
    try (SqliteDatabase store = SqliteDatabase.open(folder.resolve("store.db"))) {
      Turning.back(store);
    }
    try (Engine shop = open(Optional.empty())) {
      assertEquals(1, shop.products().count());
      assertEquals(0, shop.events().expiry().through());
      assertTrue(shop.answering().index().product("vase").isPresent());
    }
    assertTrue(Files.readString(folder.resolve("version")).contains("format=1"));
  }

  @Test
  void anotherStoreHasViewsOfItsOwn() {
    try (Engine shop = open(Optional.empty())) {
      shop.products().put(List.of(VASE));
    }
    try (Engine empty = open(Optional.of(PostgresServer.newDatabase()))) {
      assertEquals(0, empty.products().count());
      assertTrue(empty.answering().index().product("vase").isEmpty());
    }
    try (Engine shop = open(Optional.empty())) {
      assertTrue(shop.answering().index().product("vase").isPresent());
    }
  }
}
