package io.zhiyin.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.Change;
import io.zhiyin.index.Item;
import io.zhiyin.index.lucene.content.Idf;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.signals.ItemSignals;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that touch no text analyse none. */
final class UnchangedTextsTest {
  @TempDir private Path folder;

  private final AtomicInteger analysed = new AtomicInteger();

  private Analyzer counted(Analyzer analyzer) {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        analysed.incrementAndGet();
        return analyzer;
      }
    };
  }

  private Schema schema() {
    Schema shipped = TestSchema.shipped("first");
    List<Schema.TextChain> chains =
        shipped.chains().stream()
            .map(chain ->
                new Schema.TextChain(
                    chain.name(),
                    counted(chain.analyzer()),
                    chain.query(),
                    chain.share(),
                    chain.boosts()))
            .toList();
    Schema.Content content = shipped.content();
    return new Schema(
        chains,
        shipped.saturation(),
        new Schema.Content(
            counted(content.analyzer()),
            content.sources(),
            content.terms(),
            content.mass(),
            content.stopWords()),
        shipped.analysis(),
        shipped.fingerprint());
  }

  private static void put(LuceneDocuments documents, Item item) {
    documents.apply(List.of(new Change.Put(item.product(), ItemSignals.NONE)), 1);
    documents.refresh();
  }

  private static Item shirt() {
    return Item.of("a", "纯棉衬衫").with("brand", "山风").attribute("颜色", "红");
  }

  @Test
  void aChangeOfPriceAndStockAnalysesNothingAndAChangeOfTextAll() {
    try (LuceneDocuments documents = new LuceneDocuments(folder, schema(), new Idf())) {
      put(documents, shirt());
      int before = analysed.get();
      assertTrue(before > 0);
      put(documents, shirt().with("price", 9).with("stock", 3).with("sales", 7).with("flag", true));
      assertEquals(before, analysed.get());
      Question words =
          Question.top(9, List.of(Retrieval.Part.find("text", new Retrieval.Words("纯棉衬衫 山风"), 1)));
      assertTrue(documents.find(words).candidates().getFirst().product().contains("\"price\":9"));
      int asked = analysed.get();
      put(documents, shirt().attribute("颜色", "蓝"));
      assertTrue(analysed.get() > asked);
    }
  }
}
