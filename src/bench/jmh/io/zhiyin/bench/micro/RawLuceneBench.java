package io.zhiyin.bench.micro;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Lucene alone takes for the two kinds of postings that Zhiyin scores: words, and neighbours
 * as features. The floor under every other figure. Words follow Zipf's law (the k-th is drawn in
 * proportion to 1/k), eight a document; each document has 50 neighbours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RawLuceneBench {
  private static final long SEED = 20_260_101;
  private static final int VOCABULARY = 20_000;
  private static final int WORDS = 8;
  private static final int NEIGHBOURS = 50;

  @Param("100000")
  int documents;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private ByteBuffersDirectory directory;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  @Setup
  public void index() throws IOException {
    directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (int i = 0; i < documents; i++) {
        writer.addDocument(document());
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  @TearDown
  public void close() throws IOException {
    reader.close();
    directory.close();
  }

  @Benchmark
  public TopDocs threeWords() throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (int i = 0; i < 3; i++) {
      words.add(new TermQuery(new Term("title", word())), Occur.SHOULD);
    }
    return searcher.search(words.build(), 10);
  }

  @Benchmark
  public TopDocs neighboursOfOne() throws IOException {
    Query query = FeatureField.newLinearQuery("co_view", item(), 1f);
    return searcher.search(query, 10);
  }

  private Document document() {
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      title.append(word()).append(' ');
    }
    Document document = new Document();
    document.add(new TextField("title", title.toString(), Store.NO));
    for (int i = 0; i < NEIGHBOURS; i++) {
      document.add(
          new FeatureField("co_view", item(), 0.01f + 0.99f * (float) random.nextDouble()));
    }
    return document;
  }

  /** By the inverse of the continuous distribution function: V^u for u uniform in [0,1). */
  private String word() {
    return "w" + (int) Math.pow(VOCABULARY, random.nextDouble());
  }

  private String item() {
    return "p" + random.nextInt(documents);
  }
}
