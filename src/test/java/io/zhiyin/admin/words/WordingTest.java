package io.zhiyin.admin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.settings.WordSettings;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words changed over a real engine. */
final class WordingTest {
  private static final String WORDS = "shoplexicon.txt";
  private static final String SYNONYMS = "synonyms.txt";

  @TempDir private Path data;

  private Engine open() {
    return EngineOpener.open(
        data, Path.of("index-config"), OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  private static Engine filled(Engine engine) {
    put(engine, "a", "家用绒栗杯");
    put(engine, "b", "家用搪瓷杯");
    put(engine, "c", "儿童绒栗杯 大号");
    return engine;
  }

  private static void put(Engine engine, String id, String title) {
    String json = "{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}";
    long sequence = engine.products().put(List.of(ProductReader.read(json))).getLast().sequence();
    assertTrue(engine.operating().feed().awaitVisible(sequence, Duration.ofSeconds(30)));
  }

  private static void apply(Engine engine, String file, String text) {
    engine.operating().wording().apply(Map.of(file, text), Progress.SILENT);
  }

  private static int live(Engine engine) {
    return engine.answering().index().live().number();
  }

  /** The terms that a title has as a whole word. */
  private static boolean knows(Engine engine, String word) {
    return engine.answering().analysis().get().words("家用" + word).stream()
        .anyMatch(token -> token.term().equals(word));
  }

  /** How many products hold all of the words. */
  private static long found(Engine engine, String words) {
    return engine
        .answering()
        .index()
        .find(Question.top(10, List.of(Part.find("text", new Retrieval.Words(words), 1))))
        .total();
  }

  @Test
  void aNewWordComesIntoForceOutlivesARestartAndIsTakenBack() {
    int built;
    try (Engine engine = filled(open())) {
      assertFalse(knows(engine, "绒栗杯"));
      apply(engine, WORDS, "绒栗杯\n");
      assertTrue(knows(engine, "绒栗杯"));
      put(engine, "d", "新款绒栗杯");
      built = live(engine);
    }
    try (Engine engine = open()) {
      assertEquals(built, live(engine), "nothing had to be built again");
      assertTrue(knows(engine, "绒栗杯"));
      assertEquals("now", inForce(engine, WORDS));
      Wording wording = engine.operating().wording();
      assertEquals(1, wording.settings().kept());
      wording.rollback(Progress.SILENT);
      assertFalse(knows(engine, "绒栗杯"));
      assertEquals(0, wording.settings().kept());
      assertThrows(IllegalArgumentException.class, () -> wording.rollback(Progress.SILENT));
      built = live(engine);
    }
    try (Engine engine = open()) {
      assertEquals(built, live(engine), "nothing had to be built again");
      assertFalse(knows(engine, "绒栗杯"));
      assertEquals(4, engine.answering().index().count());
    }
  }

  private static String inForce(Engine engine, String file) {
    return engine.operating().configuration().settings().stream()
        .filter(setting -> setting.name().equals(file))
        .findFirst()
        .orElseThrow()
        .inForce();
  }

  @Test
  void synonymsWithLoopsFindBothWays() {
    try (Engine engine = filled(open())) {
      long before = found(engine, "魔法壶");
      apply(engine, SYNONYMS, "魔法壶 => 搪瓷杯\n搪瓷杯 => 魔法壶\n");
      assertEquals(0, before);
      assertTrue(found(engine, "魔法壶") > 0);
      assertTrue(found(engine, "搪瓷杯") > 0);
    }
  }

  @Test
  void anEditThatWaitsForAStartComesAlong() {
    try (Engine engine = filled(open())) {
      engine.operating().configuration().put(WORDS, "绒栗杯\n");
      assertEquals("restart", inForce(engine, WORDS));
      assertFalse(knows(engine, "绒栗杯"));
      engine.operating().wording().apply(Map.of(), Progress.SILENT);
      assertTrue(knows(engine, "绒栗杯"));
      assertEquals("now", inForce(engine, WORDS));
    }
  }

  @Test
  void aChangeThatIsCalledOffOrWrongChangesNothing() {
    try (Engine engine = filled(open())) {
      Progress calledOff =
          new Progress() {
            @Override
            public void phase(String name, long total) {
              if (name.equals("swap")) {
                throw new CancellationException();
              }
            }

            @Override
            public void advance(long units) {}
          };
      Wording wording = engine.operating().wording();
      int before = live(engine);
      assertThrows(
          CancellationException.class, () -> wording.apply(Map.of(WORDS, "绒栗杯\n"), calledOff));
      InvalidConfig wrong =
          assertThrows(
              InvalidConfig.class,
              () -> apply(engine, SYNONYMS, "魔法壶, 杯\n".repeat(39_999) + "孤单\na => b => c\n"));
      assertEquals(
          List.of("line 40000", "line 40001"),
          wrong.problems().stream().map(InvalidConfig.Problem::key).toList());
      assertEquals(before, live(engine));
      assertFalse(knows(engine, "绒栗杯"));
      assertEquals(0, wording.settings().kept());
      apply(engine, WORDS, "绒栗杯\n");
      assertTrue(knows(engine, "绒栗杯"));
    }
  }

  /** As a kill just before the swap, and just after it, leaves things. */
  @Test
  void aChangeUnderWayAtTheEndIsUndoneOrDoneAtTheNextStart() throws IOException {
    int generation;
    try (Engine engine = filled(open())) {
      generation = live(engine);
      under(engine, generation + 1);
    }
    try (Engine engine = open()) {
      assertFalse(knows(engine, "绒栗杯"));
      assertEquals(0, engine.operating().wording().settings().kept());
      under(engine, generation);
    }
    try (Engine engine = open()) {
      WordSettings settings = engine.operating().wording().settings();
      assertTrue(knows(engine, "绒栗杯"));
      assertEquals(1, settings.kept());
      assertEquals(3, engine.answering().index().count());
      settings.begin(settings.earlier(), live(engine), Clock.systemUTC().instant());
    }
    try (Engine engine = open()) {
      assertFalse(knows(engine, "绒栗杯"));
      assertEquals(0, engine.operating().wording().settings().kept());
    }
  }

  /** Whatever was written while the words changed: cut again, nothing differs. */
  @Test
  void writesMeanwhileAreCutByTheWordsInForce() throws Exception {
    try (Engine engine = filled(open());
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> written =
          writer.submit(() -> {
            int number = 0;
            while (!done.get() || number < 50) {
              put(engine, "w" + number, "绒栗杯 " + number);
              number++;
            }
            return number;
          });
      for (int round = 0; round < 3; round++) {
        apply(engine, WORDS, round % 2 == 0 ? "绒栗杯\n" : "绒栗\n");
        assertEquals(0, preview(engine, Map.of()).products().changed());
      }
      done.set(true);
      int all = written.get() + 3;
      Preview after = preview(engine, Map.of());
      assertEquals(List.of(), after.files());
      assertEquals(all, after.products().looked());
      assertEquals(0, after.products().changed());
      assertEquals(all - 1, preview(engine, Map.of(WORDS, "绒栗\n")).products().changed());
    }
  }

  private static Preview preview(Engine engine, Map<String, String> texts) {
    return engine.operating().previewing().of(texts, Progress.SILENT);
  }

  private static void under(Engine engine, int generation) {
    WordSettings settings = engine.operating().wording().settings();
    settings.begin(settings.with(Map.of(WORDS, "绒栗杯\n")), generation, Clock.systemUTC().instant());
  }
}
