package io.zhiyin.admin.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.EngineOpener.Place;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.privacy.Consent;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PostgresSnapshotsTest extends SnapshotsContract {
  private static final Path CONFIG = Path.of("index-config");

  private final PostgresAddress address = PostgresServer.newDatabase();

  @Override
  Place place(Path shop) {
    return new Place(shop, CONFIG, Optional.of(address));
  }

  /** Snapshots are of one form: a shop moves between the stores by one. */
  @Test
  void aShopMovesFromTheEmbeddedStoreToPostgresAndBack() throws Exception {
    Path embedded = folder().resolve("embedded");
    Map<String, ItemSignals> said;
    List<Object> log;
    try (Engine from = embedded(embedded)) {
      from.products().put(List.of(product("a", "甲 \\u0000 😀"), product("b", "乙")));
      view(from, "anna", "a", "b");
      from.privacy().consents().put("ben", new Consent(false, true));
      said = said(from);
      log = log(from);
      from.operating().snapshots().create();
    }
    try (Engine to = open()) {
      move(embedded, shop());
      restore(to);
      assertEquals(said, said(to));
      assertEquals(log, log(to));
      assertTrue(to.privacy().consents().refuses(new Shopper("ben", "")));
      view(to, "cleo", "b", "a");
      to.products().put(List.of(product("c", "丙")));
      said = said(to);
      log = log(to);
      to.operating().snapshots().create();
    }
    try (Engine back = embedded(folder().resolve("back"))) {
      move(shop(), folder().resolve("back"));
      restore(back);
      assertEquals(said, said(back));
      assertEquals(log, log(back));
      assertEquals(3, back.products().count());
    }
  }

  private static Engine embedded(Path shop) {
    return EngineOpener.open(shop, CONFIG, OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  private static List<Object> log(Engine shop) {
    List<Object> log = new ArrayList<>();
    shop.events().replay(0, log::add);
    shop.products().forEach(log::add);
    return log;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from.resolve("snapshots"), to.resolve("snapshots"));
  }

  private static void restore(Engine shop) {
    String newest = shop.operating().snapshots().list().getFirst().id();
    shop.operating().restore().run(newest, Progress.SILENT);
  }
}
