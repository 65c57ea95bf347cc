package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Manifest;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models from the log into the documents and back, over a real engine. Long because a model is
 * followed through all that can happen to it, with one way to make and read it.
 */
@Timeout(120)
final class ModelTrainingTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Shopper ANNA = new Shopper("anna", "");

  @TempDir private Path folder;
  private final Random random = new Random(17);
  private int number;

  private Engine open(String name) {
    return ThirtyItems.open(folder.resolve(name));
  }

  private Event view(Shopper shopper, int item, boolean personal) {
    number++;
    return new Event(
        "e" + number,
        EventType.VIEW_ITEM,
        START.plusSeconds(60L * number),
        shopper,
        "s" + shopper.key(),
        "",
        List.of(EventItem.of("i" + item)),
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        personal);
  }

  /** Each shopper goes through a neighbourhood of products in order. */
  private List<Event> walks(int shoppers) {
    List<Event> events = new ArrayList<>();
    for (int s = 0; s < shoppers; s++) {
      Shopper shopper = new Shopper("u" + s, "");
      int at = random.nextInt(ThirtyItems.ITEMS);
      for (int i = 0; i < 6; i++) {
        events.add(view(shopper, at, true));
        at = (at + 1 + random.nextInt(2)) % ThirtyItems.ITEMS;
      }
    }
    return events;
  }

  private static void train(Engine engine, String method, boolean forced) {
    ModelTraining training = engine.operating().training();
    training.run(training.method(method).orElseThrow(), forced, Progress.SILENT);
  }

  /** What the documents say of every product: seed → offered → value. */
  private static Map<String, Map<String, Double>> learned(Engine engine) {
    Map<String, Map<String, Double>> all = new TreeMap<>();
    for (int i = 0; i < ThirtyItems.ITEMS; i++) {
      Part part = Part.find("m", new Retrieval.Learned(Map.of("i" + i, 1.0)), 1);
      Map<String, Double> offered = new TreeMap<>();
      for (Candidate c :
          engine
              .answering()
              .index()
              .find(Question.top(ThirtyItems.ITEMS, List.of(part)))
              .candidates()) {
        offered.put(c.id(), c.score());
      }
      if (!offered.isEmpty()) {
        all.put("i" + i, offered);
      }
    }
    return all;
  }

  @Test
  void theConfiguredMethodIsFittedWithTheConfiguredSettings() throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    try (Stream<Path> shipped = Files.list(Path.of("index-config"))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, config.resolve(file.getFileName()));
      }
    }
    Path events = config.resolve("events.yaml");
    String usual = Files.readString(events);
    Files.writeString(
        events,
        usual
            .replace("method: item-blend", "method: item-decayed")
            .replace("settings: usual", "settings: decay=0.5, gap = 1"));
    try (Engine engine = ThirtyItems.open(folder.resolve("set"), config)) {
      ThirtyItems.stock(engine);
      engine.events().append(walks(60)).join();
      train(engine, "", true);
      train(engine, "item-cosine", true);
      List<Manifest> models = engine.operating().training().models();
      assertEquals(0.5, models.getLast().fitted().params().get("decay"));
      assertEquals(0.5, models.getLast().fitted().decay());
      assertEquals(1.0, models.getFirst().fitted().params().get("decay"));
      assertEquals(1.0, models.getFirst().fitted().decay());
      train(engine, "item-blend", true);
      Manifest blend = engine.operating().training().models().getFirst();
      assertEquals(0, blend.fitted().params().get("decay"), "to be chosen");
      assertTrue(List.of(0.5, 0.7, 0.87, 1.0).contains(blend.fitted().decay()), blend::toString);
      train(engine, "ials", true);
      double asShelvesAsk = Math.pow(0.5, 1 / 5.0);
      Manifest ials = engine.operating().training().models().getFirst();
      assertEquals(asShelvesAsk, Objects.requireNonNull(ials.fitted().decay()), 1e-9);
    }
  }

  @Test
  void aModelThatDoesNotSayHowItIsAskedServesAsBefore() throws IOException {
    Map<String, Map<String, Double>> before;
    try (Engine engine = open("older")) {
      ThirtyItems.stock(engine);
      engine.events().append(walks(60)).join();
      train(engine, "item-cosine", true);
      before = learned(engine);
    }
    Path manifest = folder.resolve("older/models/model-000001/manifest.json");
    JsonNode its = new ObjectMapper().readTree(manifest.toFile());
    ((ObjectNode) its.path("fitted")).remove("decay");
    Files.writeString(manifest, its.toString());
    try (Engine engine = open("older")) {
      assertEquals(1, engine.operating().training().serving());
      assertNull(engine.operating().training().models().getFirst().fitted().decay());
      assertEquals(before, learned(engine));
    }
  }

  @Test
  void settingsThatTheMethodDoesNotKnowAreAllNamedAtStart() throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    String usual = Files.readString(Path.of("index-config/events.yaml"));
    Files.writeString(
        config.resolve("events.yaml"),
        usual
            .replace("method: item-blend", "method: item-decayed")
            .replace("settings: usual", "settings: wings=3, decay=7, gap=1")
            .replace("clock_skew: 1d", "clock_skew: soon"));
    InvalidConfig wrong =
        assertThrows(
            InvalidConfig.class, () -> ThirtyItems.open(folder.resolve("set"), config).close());
    String said = wrong.toString();
    assertEquals(3, wrong.problems().size(), said);
    assertTrue(said.contains("clock_skew"), said);
    assertTrue(said.contains("for item-decayed, got wings=3.0"), said);
    assertTrue(
        said.contains("must have decay from 0.3 to 1.0 for item-decayed, got decay=7"), said);
    assertTrue(said.contains("training.settings"), said);
  }

  @Test
  void aModelServesSurvivesARestartAndIsRolledBack() {
    Map<String, Map<String, Double>> first;
    try (Engine engine = open("shop")) {
      ThirtyItems.stock(engine);
      engine.events().append(walks(60)).join();
      assertEquals(Map.of(), learned(engine));
      train(engine, "", false);
      first = learned(engine);
      assertTrue(first.size() > ThirtyItems.ITEMS / 2);
      Manifest manifest = engine.operating().training().models().getFirst();
      assertEquals(1, manifest.number());
      assertEquals(360, manifest.window().interactions());
      assertEquals(60, manifest.window().shoppers());
      Map<String, Double> metrics = manifest.metrics();
      assertTrue(
          metrics.getOrDefault("ndcg@20", 0.0) > metrics.getOrDefault("popularity.ndcg@20", 1.0));
    }
    try (Engine engine = open("shop")) {
      assertEquals(1, engine.operating().training().serving());
      assertEquals(first, learned(engine));
      // A product that is written again keeps what the model says of it.
      ThirtyItems.stock(engine);
      assertEquals(first, learned(engine));
      train(engine, "rp3beta", true);
      assertEquals(2, engine.operating().training().serving());
      assertNotEquals(first, learned(engine));
      ModelTraining training = engine.operating().training();
      training.activate(training.former(), Progress.SILENT);
      assertEquals(1, training.serving());
      assertEquals(first, learned(engine));
      training.activate(training.former(), Progress.SILENT);
      assertEquals(0, training.serving());
      assertEquals(Map.of(), learned(engine));
      training.activate(2, Progress.SILENT);
      assertEquals(2, training.serving());
    }
  }

  @Test
  void whatIsCancelledLeavesTheFormerModelWhole() throws IOException {
    try (Engine engine = open("shop")) {
      ThirtyItems.stock(engine);
      engine.events().append(walks(40)).join();
      train(engine, "", false);
      Map<String, Map<String, Double>> before = learned(engine);
      ModelTraining training = engine.operating().training();
      for (String phase : List.of("judge", "fit", "index", "swap")) {
        Progress calledOff =
            new Progress() {
              @Override
              public void phase(String name, long total) {
                if (name.equals(phase)) {
                  throw new CancellationException();
                }
              }

              @Override
              public void advance(long units) {}
            };
        assertThrows(
            CancellationException.class,
            () -> training.run(training.method("rp3beta").orElseThrow(), true, calledOff));
        assertEquals(1, training.serving());
        assertEquals(before, learned(engine));
      }
    }
    // What a kill left half-written goes at the next start.
    Path half = Files.createDirectories(folder.resolve("shop/models/model-000099"));
    Files.writeString(half.resolve("strengths-0.bin"), "half");
    try (Engine engine = open("shop")) {
      assertFalse(Files.exists(half));
      assertEquals(1, engine.operating().training().serving());
    }
  }

  @Test
  void aWorseModelIsRefusedUnlessForced() {
    try (Engine engine = open("shop")) {
      ThirtyItems.stock(engine);
      engine.events().append(walks(80)).join();
      train(engine, "transitions", false);
      // What is popular is no good where shoppers move on, whoever the new ones are.
      engine.events().append(walks(80)).join();
      RuntimeException refused =
          assertThrows(RuntimeException.class, () -> train(engine, "p3alpha", false));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("the serving one"), refused::toString);
      assertEquals(1, engine.operating().training().serving());
      train(engine, "transitions", false);
      // Nothing is new now: it is held against what the serving one showed.
      assertThrows(RuntimeException.class, () -> train(engine, "p3alpha", false));
      assertEquals(2, engine.operating().training().serving());
      train(engine, "p3alpha", true);
      assertEquals(3, engine.operating().training().serving());
    }
  }

  @Test
  void whoRefusesAndWhatFewDidIsNotInIt() {
    try (Engine engine = open("shop")) {
      ThirtyItems.stock(engine);
      List<Event> events = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        events.add(view(new Shopper("u" + s, ""), 1, true));
        events.add(view(new Shopper("u" + s, ""), 2, true));
        // Three shoppers, none of whom lets it shape answers.
        events.add(view(new Shopper("r" + s, ""), 3, false));
        events.add(view(new Shopper("r" + s, ""), 4, false));
        events.add(view(Shopper.NOBODY, 7, true));
      }
      // One shopper alone.
      events.add(view(new Shopper("u0", ""), 5, true));
      engine.events().append(events).join();
      train(engine, "", false);
      assertEquals(java.util.Set.of("i1", "i2"), learned(engine).keySet());
    }
  }

  @Test
  void afterAnErasureNoTraceIsLeft() throws IOException {
    List<Event> others = walks(40);
    List<Event> annas = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      annas.add(view(ANNA, i % 9, true));
    }
    Map<String, Map<String, Double>> without;
    try (Engine engine = open("without")) {
      ThirtyItems.stock(engine);
      engine.events().append(others).join();
      train(engine, "", false);
      without = learned(engine);
    }
    try (Engine engine = open("with")) {
      ThirtyItems.stock(engine);
      engine.events().append(others).join();
      engine.events().append(annas).join();
      train(engine, "", false);
      train(engine, "", true);
      assertNotEquals(without, learned(engine));
      assertTrue(engine.answering().index().generations().size() > 1);
      engine.privacy().erasure().erase(ANNA);
      assertNothingTouches(engine);
      assertEquals(1, engine.operating().training().models().size());
      assertEquals(1, engine.answering().index().generations().size());
    }
    try (Engine engine = open("with")) {
      assertNothingTouches(engine);
      train(engine, "", true);
      assertEquals(without, learned(engine));
      engine.operating().reindex().run(Progress.SILENT);
      assertEquals(without, learned(engine));
    }
    // A model that knows of fewer erasures than the log, as a kill may leave it, never serves.
    Path manifest;
    try (Stream<Path> all = Files.walk(folder.resolve("with/models"))) {
      manifest = all.filter(p -> p.endsWith("manifest.json")).sorted().toList().getLast();
    }
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("\"erasures\" : \\d+", "\"erasures\" : 0"));
    try (Engine engine = open("with")) {
      assertEquals(0, engine.operating().training().serving());
      assertEquals(Map.of(), learned(engine));
    }
  }

  private static void assertNothingTouches(Engine engine) {
    learned(engine)
        .forEach((seed, offered) -> {
          for (int i = 0; i < 9; i++) {
            assertNotEquals("i" + i, seed);
            assertFalse(offered.containsKey("i" + i));
          }
        });
  }
}
