package io.zhiyin.admin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.ProductReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words mined from the catalogue, over a real engine: they go with their generation. */
final class MinedWordsTest {
  private static final String OWN = "shoplexicon.txt";

  @TempDir private Path data;

  private Engine open() {
    return EngineOpener.open(
        data, Path.of("index-config"), OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  private static void put(Engine engine, String id, String brand) {
    String json =
        "{\"id\":\"" + id + "\",\"title\":\"" + brand + "茶杯\",\"brand\":\"" + brand + "\"}";
    long sequence = engine.products().put(List.of(ProductReader.read(json))).getLast().sequence();
    assertTrue(engine.operating().feed().awaitVisible(sequence, Duration.ofSeconds(30)));
  }

  private static Set<String> mined(Engine engine) {
    return engine.answering().analysis().get().mined();
  }

  private static boolean whole(Engine engine, String word) {
    return engine.answering().analysis().get().words(word + "茶杯").getFirst().term().equals(word);
  }

  private static int live(Engine engine) {
    return engine.answering().index().live().number();
  }

  /** No document is cut otherwise than the words in force cut it. */
  private static void consistent(Engine engine) {
    assertEquals(
        0, engine.operating().previewing().of(Map.of(), Progress.SILENT).products().changed());
  }

  @Test
  void theyComeWithARebuildStayOverAStartAndGoWithARollback() {
    int built;
    try (Engine engine = open()) {
      put(engine, "a", "诺维思");
      put(engine, "b", "诺维思");
      engine.operating().reindex().run(Progress.SILENT);
      assertEquals(Set.of("诺维思"), mined(engine));
      assertTrue(whole(engine, "诺维思"));
      put(engine, "c", "绒栗家");
      put(engine, "d", "绒栗家");
      assertFalse(whole(engine, "绒栗家"), "until the next rebuild");
      consistent(engine);
      engine.operating().reindex().run(Progress.SILENT);
      assertEquals(Set.of("诺维思", "绒栗家"), mined(engine));
      consistent(engine);
      engine.operating().reindex().rollback();
      assertEquals(Set.of("诺维思"), mined(engine));
      consistent(engine);
      built = live(engine);
    }
    try (Engine engine = open()) {
      assertEquals(built, live(engine), "nothing had to be built again");
      assertEquals(Set.of("诺维思"), mined(engine));
      consistent(engine);
    }
  }

  @Test
  void aChangeOfWordsKeepsThemAndMayForbidOne() {
    try (Engine engine = open()) {
      for (String id : List.of("a", "b")) {
        put(engine, id + 1, "诺维思");
        put(engine, id + 2, "绒栗家");
      }
      engine.operating().reindex().run(Progress.SILENT);
      engine.operating().wording().apply(Map.of(OWN, "-诺维思\n"), Progress.SILENT);
      assertFalse(whole(engine, "诺维思"));
      assertTrue(whole(engine, "绒栗家"));
      consistent(engine);
      engine.operating().wording().rollback(Progress.SILENT);
      assertTrue(whole(engine, "诺维思"));
      consistent(engine);
    }
  }

  @Test
  void aDamagedFileOfThemMakesTheIndexBuiltAgain() throws IOException {
    int built;
    try (Engine engine = open()) {
      put(engine, "a", "诺维思");
      put(engine, "b", "诺维思");
      engine.operating().reindex().run(Progress.SILENT);
      built = live(engine);
    }
    Files.writeString(data.resolve("index/gen-%06d/words.txt".formatted(built)), "诺维\n");
    try (Engine engine = open()) {
      assertTrue(live(engine) > built);
      assertEquals(Set.of("诺维思"), mined(engine));
      assertEquals(2, engine.answering().index().count());
    }
  }
}
