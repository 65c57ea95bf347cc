package io.zhiyin.index.lucene.query.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** The single pass against Lucene's own count of every step's query. */
class StepCountsTest {
  private static final int DOCUMENTS = 10_000;
  private static final List<String> FIELDS = List.of("title", "text");
  private static final List<Integer> NEEDED = List.of(7, 6, 4, 2, 1);

  private final Random random = new Random(5);

  @Test
  void everyStepUpToTheFirstWithEnoughIsCountedAsLuceneCountsIt() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        assertTrue(reader.leaves().size() > 1 && reader.hasDeletions());
        int[] last = new int[NEEDED.size()];
        for (int i = 0; i < 60; i++) {
          int enough = 1 + random.nextInt(1 + random.nextInt(8_000));
          StepCounts.Limits limits = new StepCounts.Limits(enough, enough + random.nextInt(2_000));
          last[compare(searcher, List.of(some(), some()), restrictions(), limits)]++;
        }
        assertTrue(IntStream.of(last).allMatch(times -> times > 1), Arrays.toString(last));
      }
    }
  }

  @Test
  void timeThatHasRunOutEndsThePass() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setTimeout(() -> true);
        StepCounts.Limits all = new StepCounts.Limits(DOCUMENTS, DOCUMENTS);
        List<Enough> word = List.of(Enough.any(word(0)));
        assertTrue(StepCounts.of(searcher, word, List.of(), 1, all).cut());
        searcher.setTimeout(null);
        assertFalse(StepCounts.of(searcher, word, List.of(), 1, all).cut());
      }
    }
  }

  /** The first step with enough, or the last. */
  private static int compare(
      IndexSearcher searcher,
      List<Enough> any,
      List<BooleanClause> restrictions,
      StepCounts.Limits limits)
      throws IOException {
    StepCounts counts = StepCounts.of(searcher, any, restrictions, NEEDED.size(), limits);
    for (int step = 0; ; step++) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.add(Enough.anyOf(any, step), Occur.FILTER);
      restrictions.forEach(query::add);
      int count = searcher.count(query.build());
      TotalHits total = counts.total(step);
      assertEquals(Math.min(count, limits.most() + 1), total.value());
      assertEquals(count <= limits.most(), total.relation() == TotalHits.Relation.EQUAL_TO);
      if (count >= limits.enough() || step + 1 == NEEDED.size()) {
        return step;
      }
    }
  }

  /** Word w stands in about 1 of w + 1 documents, in one field or both. */
  private void write(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMaxBufferedDocs(4_500);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        for (int w = 0; w < 40; w++) {
          if (random.nextInt(w + 1) == 0) {
            document.add(new StringField(FIELDS.get(random.nextInt(2)), "w" + w, Store.NO));
            document.add(new StringField(FIELDS.get(random.nextInt(2)), "w" + w, Store.NO));
          }
        }
        document.add(new StringField("state", "s" + random.nextInt(10), Store.NO));
        writer.addDocument(document);
        if (i % 3_000 == 2_999) {
          writer.commit();
        }
      }
      writer.deleteDocuments(new Term("state", "s9"));
    }
  }

  private static Query word(int number) {
    return new BoostQuery(
        new DisjunctionMaxQuery(
            FIELDS.stream().map(field -> new TermQuery(new Term(field, "w" + number))).toList(), 0),
        2);
  }

  /** Seven words, some of them absent everywhere, some of two that must both be there. */
  private Enough some() {
    List<Query> words = new ArrayList<>();
    int common = random.nextInt(1 + random.nextInt(40));
    int range = 1 + random.nextInt(20);
    for (int i = 0; i < 7; i++) {
      Query word = word((common + random.nextInt(range)) % 45);
      words.add(
          random.nextInt(5) > 0
              ? word
              : new BooleanQuery.Builder()
                  .add(word, Occur.MUST)
                  .add(word(random.nextInt(5)), Occur.MUST)
                  .build());
    }
    return new Enough(words, NEEDED);
  }

  private List<BooleanClause> restrictions() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (random.nextBoolean()) {
      query.add(new TermQuery(new Term("state", "s1")), Occur.MUST_NOT);
    }
    if (random.nextInt(3) == 0) {
      query.add(word(random.nextInt(4)), Occur.FILTER);
    }
    return query.build().clauses();
  }
}
