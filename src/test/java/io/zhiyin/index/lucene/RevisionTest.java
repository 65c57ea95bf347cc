package io.zhiyin.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.index.Change;
import io.zhiyin.index.Item;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Rebuild;
import io.zhiyin.index.Revision;
import io.zhiyin.index.Revision.Rewritten;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.language.Analysis;
import io.zhiyin.signals.ItemSignals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live generation's documents cut by other words. */
final class RevisionTest {
  private static final Schema OLD = schema(Map.of());
  private static final Schema NEW = schema(Map.of("shoplexicon.txt", "绒栗杯\n"));

  @TempDir private Path folder;

  private static Schema schema(Map<String, String> files) {
    return TestSchema.of(
        new Analysis(ConfigDirectory.read(Path.of("index-config"), files)), "of the test");
  }

  private LuceneIndex open(Schema schema) {
    return LuceneIndex.open(folder, schema, Clock.systemUTC());
  }

  private static Item item(int number) {
    return Item.of("p" + number, (number % 10 == 0 ? "家用绒栗杯 " : "家用搪瓷杯 ") + "款" + number);
  }

  private static void fill(LuceneIndex index, int items) {
    try (Rebuild rebuild = index.startRebuild(0)) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        rebuild.learn(item(i).product());
        changes.add(new Change.Put(item(i).product(), ItemSignals.NONE));
      }
      rebuild.documents().apply(changes, items);
      rebuild.commit();
    }
  }

  private static Rewritten rewrite(Revision revision) {
    return revision.rewrite(_ -> ItemSignals.NONE, 5, _ -> {});
  }

  private static Set<String> found(ProductIndex index, String words) {
    return index
        .find(Question.top(100, List.of(Part.find("text", new Retrieval.Words(words), 1))))
        .candidates()
        .stream()
        .map((Candidate c) -> c.id() + " " + c.score())
        .collect(Collectors.toSet());
  }

  @Test
  void onlyDocumentsWhoseTermsChangeAreWrittenAnew() throws IOException {
    try (LuceneIndex index = open(OLD)) {
      fill(index, 200);
      Map<String, Integer> before;
      try (Revision revision = index.startRevision(NEW, _ -> NEW)) {
        Rewritten rewritten = rewrite(revision);
        assertEquals(200, rewritten.looked());
        assertEquals(20, rewritten.changed());
        assertEquals(5, rewritten.samples().size());
        Revision.Cut title =
            Objects.requireNonNull(rewritten.samples().getFirst().fields().get("title.lexicon"));
        assertFalse(title.before().contains("绒栗杯"), title::toString);
        assertTrue(title.after().contains("绒栗杯"), title::toString);
        assertEquals(Set.of("title.lexicon"), rewritten.samples().getFirst().fields().keySet());
        before = segments(index);
        revision.commit();
      }
      assertEquals(200, index.count());
      Map<String, Integer> now = segments(index);
      now.keySet().removeAll(before.keySet());
      assertEquals(20, now.values().stream().mapToInt(Integer::intValue).sum(), now::toString);
      assertEquals(NEW.fingerprint(), index.live().fingerprint());
      try (Revision again = index.startRevision(NEW, _ -> NEW)) {
        assertEquals(0, rewrite(again).changed());
      }
    }
    try (LuceneIndex index = open(NEW)) {
      assertFalse(index.needsRebuild());
    }
  }

  /**
   * Documents by segment of the live generation, those that others took the place of included. A
   * segment that holds no others is gone, which is why a test counts the documents of new segments.
   */
  private Map<String, Integer> segments(LuceneIndex index) throws IOException {
    Path live = folder.resolve("gen-00000" + index.live().number()).resolve("lucene");
    try (Directory directory = FSDirectory.open(live)) {
      Map<String, Integer> documents = new TreeMap<>();
      for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
        documents.put(segment.info.name, segment.info.maxDoc());
      }
      return documents;
    }
  }

  @Test
  void otherSynonymsCutNoText() {
    Schema synonyms = schema(Map.of("synonyms.txt", "魔法壶 => 搪瓷杯\n"));
    try (LuceneIndex index = open(OLD)) {
      fill(index, 20);
      try (Revision revision = index.startRevision(NEW, _ -> NEW)) {
        assertThrows(IllegalStateException.class, () -> revision.keep());
      }
      assertEquals(Set.of(), found(index, "魔法壶"));
      try (Revision revision = index.startRevision(synonyms, _ -> synonyms)) {
        assertEquals(20, revision.keep().looked());
        revision.commit();
      }
      assertEquals(18, found(index, "魔法壶").size());
    }
  }

  @Test
  void whatIsNotCommittedLeavesNoTrace() {
    try (LuceneIndex index = open(OLD)) {
      fill(index, 50);
      Set<String> before = found(index, "绒栗杯");
      int live = index.live().number();
      try (Revision revision = index.startRevision(NEW, _ -> NEW)) {
        assertThrows(IllegalStateException.class, revision::documents);
        rewrite(revision);
      }
      assertEquals(before, found(index, "绒栗杯"));
      assertEquals(live, index.live().number());
    }
    try (LuceneIndex index = open(OLD)) {
      assertFalse(index.needsRebuild());
      assertEquals(50, index.count());
    }
  }

  @Test
  void writesMeanwhileAreCutByTheWordsOfEachSide() {
    try (LuceneIndex index = open(OLD)) {
      fill(index, 50);
      try (Revision revision = index.startRevision(NEW, _ -> NEW)) {
        rewrite(revision);
        Change late = new Change.Put(Item.of("late", "绒栗杯 大号").product(), ItemSignals.NONE);
        index.apply(List.of(late), 51);
        index.refresh();
        double before = score(index, "late");
        revision.documents().apply(List.of(late), 51);
        revision.documents().refresh();
        revision.commit();
        assertTrue(score(index, "late") > before);
      }
      try (Revision again = index.startRevision(NEW, _ -> NEW)) {
        assertEquals(0, rewrite(again).changed());
      }
    }
  }

  private static double score(ProductIndex index, String id) {
    return index
        .find(Question.top(100, List.of(Part.find("text", new Retrieval.Words("绒栗杯"), 1))))
        .candidates()
        .stream()
        .filter(c -> c.id().equals(id))
        .mapToDouble(Candidate::score)
        .sum();
  }

  /** Ids and scores tell which words cut the query and which the documents. */
  @Test
  void noQuestionMeetsAMixture() throws Exception {
    try (LuceneIndex index = open(OLD);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      fill(index, 300);
      Set<String> before = found(index, "家用绒栗杯");
      Set<Set<String>> seen = ConcurrentHashMap.newKeySet();
      AtomicBoolean done = new AtomicBoolean();
      CountDownLatch asking = new CountDownLatch(3);
      List<Future<?>> askers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        askers.add(
            threads.submit(() -> {
              while (!done.get()) {
                seen.add(found(index, "家用绒栗杯"));
                asking.countDown();
              }
            }));
      }
      asking.await();
      try (Revision revision = index.startRevision(NEW, _ -> NEW)) {
        rewrite(revision);
        revision.commit();
      }
      Set<String> after = found(index, "家用绒栗杯");
      seen.add(found(index, "家用绒栗杯"));
      done.set(true);
      for (Future<?> asker : askers) {
        asker.get();
      }
      assertFalse(before.equals(after));
      assertEquals(Set.of(before, after), seen);
    }
  }

  /** As if never seen, it would outweigh every other term. */
  @Test
  void aStopWordTakenBackWeighsByHowOftenItStands() {
    Schema stopping = schema(Map.of("contentstopwords.txt", "家用\n"));
    Schema without = schema(Map.of("contentstopwords.txt", ""));
    try (LuceneIndex index = open(stopping)) {
      fill(index, 100);
      assertFalse(weights(index).containsKey("家用"));
      try (Revision revision = index.startRevision(without, _ -> without)) {
        rewrite(revision);
        revision.commit();
      }
      Map<String, Double> weights = weights(index);
      assertTrue(
          weights.getOrDefault("家用", 0.0) < weights.getOrDefault("搪瓷", 0.0), weights::toString);
    }
  }

  private static Map<String, Double> weights(LuceneIndex index) {
    return index.vector("p1").orElseThrow().weights();
  }
}
