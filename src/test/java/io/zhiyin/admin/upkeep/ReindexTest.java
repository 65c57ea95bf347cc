package io.zhiyin.admin.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.DataDirectory;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.ProductStore.Deletion;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generations over a real engine. */
final class ReindexTest {
  @TempDir private Path data;

  private Engine open() {
    return EngineOpener.open(
        data, Path.of("index-config"), OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  private static Product product(String id, String title) {
    return ProductReader.read("{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}");
  }

  private static void put(Engine engine, Product... products) {
    long sequence = engine.products().put(List.of(products)).getLast().sequence();
    assertTrue(engine.operating().feed().awaitVisible(sequence, Duration.ofSeconds(30)));
  }

  private static void view(Engine engine, String... items) {
    List<Event> events = new ArrayList<>();
    for (String shopper : List.of("u1", "u2", "u3", "u4")) {
      for (String item : items) {
        events.add(
            Events.of(
                shopper + item,
                EventType.VIEW_ITEM,
                Clock.systemUTC().instant(),
                new Shopper(shopper, ""),
                "s" + shopper,
                List.of(EventItem.of(item))));
      }
    }
    engine.events().append(events).join();
  }

  /** What goes with a product by what shoppers viewed: id → score. */
  private static Map<String, Double> together(Engine engine, String seed) {
    return together(engine, engine.answering().index(), seed);
  }

  private static Map<String, Double> together(Engine engine, Documents documents, String seed) {
    Map<String, Double> seeds = Map.of(seed, 1.0);
    Map<String, Double> fresh = engine.signals().overlay(PairKind.CO_VIEW, seeds);
    Part part = Part.find("co", new Retrieval.Together(PairKind.CO_VIEW, seeds, fresh), 1);
    return documents.find(Question.top(10, List.of(part))).candidates().stream()
        .collect(java.util.stream.Collectors.toMap(Candidate::id, Candidate::score));
  }

  private static int live(Engine engine) {
    return engine.answering().index().live().number();
  }

  @Test
  void aShopWhoseTitlesHoldNoWordCanBeReindexed() {
    try (Engine engine = open()) {
      put(engine, product("a", "!!!"), product("b", "😀"));
      int before = live(engine);
      engine.operating().reindex().run(Progress.SILENT);
      assertTrue(live(engine) > before);
      assertEquals(2, engine.answering().index().count());
    }
  }

  @Test
  void aTitleThatVeryManyShareIsNoReasonToRefuse() {
    try (Engine engine = open()) {
      put(
          engine,
          IntStream.range(0, 300).mapToObj(i -> product("p" + i, "手机壳")).toArray(Product[]::new));
      engine.operating().reindex().run(Progress.SILENT);
      assertEquals(300, engine.answering().index().count());
    }
  }

  @Test
  void aSwapChangesNoAnswerWhetherItSucceedsOrIsCalledOff() {
    try (Engine engine = open()) {
      put(engine, product("a", "蓝牙耳机"), product("b", "充电盒"), product("c", "台灯"));
      view(engine, "a", "b");
      Map<String, Double> expected = together(engine, "a");
      assertEquals(Set.of("b"), expected.keySet());
      int before = live(engine);
      Progress calledOff =
          new Progress() {
            private boolean swapping;

            @Override
            public void phase(String name, long total) {
              swapping = name.equals("swap");
            }

            @Override
            public void advance(long units) {
              if (swapping) {
                throw new CancellationException();
              }
            }
          };
      Reindex reindex = engine.operating().reindex();
      assertThrows(CancellationException.class, () -> reindex.run(calledOff));
      assertEquals(before, live(engine));
      same(expected, together(engine, "a"));
      reindex.run(Progress.SILENT);
      same(expected, together(engine, "a"));
      view(engine, "c");
      put(engine, product("d", "吊灯"));
      assertEquals(before, reindex.rollback());
      same(expected, Map.of("b", together(engine, "a").getOrDefault("b", 0.0)));
      assertTrue(engine.answering().index().product("d").isPresent());
      assertThrows(IllegalArgumentException.class, () -> reindex.activate(4_711));
    }
  }

  /** Begins a rebuild that is held, and waits until it is. */
  private static Job held(Engine engine) throws InterruptedException {
    Jobs jobs = engine.operating().jobs();
    Job job = jobs.startOrJoin("held", engine.operating().reindex()::runHeld);
    while (status(engine).state() != Holding.State.HELD) {
      assertEquals(Job.State.RUNNING, jobs.get(job.jobId()).orElseThrow().state());
      Thread.sleep(20);
    }
    return job;
  }

  private static Holding.Status status(Engine engine) {
    return engine.operating().status().snapshot().hold();
  }

  @Test
  void aHeldGenerationKeepsInStepWithWhatShoppersDo() throws InterruptedException {
    try (Engine engine = open()) {
      put(engine, product("a", "蓝牙耳机"), product("b", "充电盒"), product("c", "台灯"));
      view(engine, "a", "b");
      Job job = held(engine);
      int next = status(engine).generation();
      view(engine, "a", "c");
      while (!engine.signals().drifted(1).isEmpty()) {
        Thread.sleep(20);
      }
      Map<String, Double> live = together(engine, "a");
      assertEquals(Set.of("b", "c"), live.keySet());
      Holding holding = engine.operating().reindex().holding();
      Instant until = Instant.now().plusSeconds(30);
      while (!holding
          .ask(next, its -> together(engine, its.documents(), "a").keySet())
          .orElseThrow()
          .equals(live.keySet())) {
        assertTrue(Instant.now().isBefore(until), "what was folded does not reach it");
      }
      assertThrows(
          IllegalStateException.class, () -> engine.operating().reindex().run(Progress.SILENT));
      assertTrue(holding.release(next));
      engine.operating().jobs().await(job.jobId(), 30_000);
      assertEquals(next, live(engine));
      same(live, together(engine, "a"));
    }
  }

  @Test
  void aHeldGenerationIsLostWithTheProcessAndStatusSaysSo() throws InterruptedException {
    int before;
    int next;
    try (Engine engine = open()) {
      put(engine, product("a", "蓝牙耳机"), product("b", "充电盒"));
      view(engine, "a", "b");
      before = live(engine);
      held(engine);
      next = status(engine).generation();
    }
    try (Engine engine = open()) {
      assertEquals(new Holding.Status(Holding.State.LOST, next), status(engine));
      assertEquals(before, live(engine));
      Job job = held(engine);
      engine.privacy().erasure().erase(new Shopper("u1", ""));
      Job ended = engine.operating().jobs().await(job.jobId(), 30_000);
      assertEquals(Job.State.FAILED, ended.state(), "it may carry what an erased shopper did");
      assertEquals(new Holding.Status(Holding.State.NONE, 0), status(engine));
      assertEquals(before, live(engine));
    }
  }

  /** Within what a folded strength may be off by. */
  private static void same(Map<String, Double> expected, Map<String, Double> got) {
    assertEquals(expected.keySet(), got.keySet());
    expected.forEach(
        (id, score) -> assertEquals(score, got.getOrDefault(id, 0.0), score * 0.02, id));
  }

  @Test
  void aDeletedIndexIsBuiltFromTheStoreAndOneOwnerHasTheFolder() throws IOException {
    try (Engine engine = open()) {
      put(engine, product("a", "蓝牙耳机"), product("b", "充电盒"));
      engine.products().delete(List.of(Deletion.of("b")));
      assertThrows(DataDirectory.Owned.class, this::open);
    }
    try (Stream<Path> files = Files.walk(data.resolve("index"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (Engine engine = open()) {
      assertEquals(1, engine.answering().index().count());
      assertEquals(0, engine.operating().status().snapshot().lag());
    }
  }
}
