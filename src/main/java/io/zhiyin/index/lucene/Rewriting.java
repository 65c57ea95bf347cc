package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Revision.Cut;
import io.zhiyin.index.Revision.Rewritten;
import io.zhiyin.index.Revision.Sample;
import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.content.VectorBytes;
import io.zhiyin.index.lucene.document.StoredTokens;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.signals.ItemSignals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.lucene.util.BytesRef;

/**
 * Cuts the texts of a generation's documents by its own schema, compares with what the documents
 * hold, and writes those anew that differ. The content vector is made anew only when other stop
 * words are left out of it.
 */
final class Rewriting {
  private final LuceneGeneration next;
  private final Function<String, ItemSignals> signals;
  private final int most;
  private final ContentTerms content;
  private final boolean sameContent;
  private final AtomicLong changed = new AtomicLong();
  private final NavigableMap<String, Sample> samples = new TreeMap<>();

  /**
   * @param most samples kept
   */
  Rewriting(LuceneGeneration next, Schema before, Function<String, ItemSignals> signals, int most) {
    this.next = next;
    this.signals = signals;
    this.most = most;
    this.content = new ContentTerms(next.schema().content(), next.idf());
    this.sameContent = before.content().stopWords().equals(next.schema().content().stopWords());
  }

  Rewritten run(LongConsumer looked) {
    long all = DocumentWalk.over(next.documents(), this::compare, looked);
    return new Rewritten(all, changed.get(), List.copyOf(samples.values()));
  }

  private void compare(DocumentWalk.Held held) throws IOException {
    Product product = held.product();
    BytesRef tokens = StoredTokens.analyse(next.schema(), product);
    BytesRef vector = sameContent ? held.vector() : VectorBytes.write(content.vector(product));
    Map<String, Double> weights = weights(vector);
    if (tokens.equals(held.tokens()) && weights.equals(weights(held.vector()))) {
      return;
    }
    changed.incrementAndGet();
    next.documents()
        .put(
            product.id(),
            next.documents().maker().make(product, signals.apply(product.id()), tokens, vector));
    keep(held, tokens, weights);
  }

  private static Map<String, Double> weights(BytesRef vector) {
    return VectorBytes.read(vector).weights();
  }

  private synchronized void keep(
      DocumentWalk.Held held, BytesRef tokens, Map<String, Double> weights) {
    String id = held.product().id();
    if (samples.size() >= most && (most == 0 || id.compareTo(samples.lastKey()) > 0)) {
      return;
    }
    Map<String, List<String>> before = StoredTokens.terms(next.schema(), held.tokens());
    Map<String, List<String>> after = StoredTokens.terms(next.schema(), tokens);
    before.put(Fields.CONTENT, List.copyOf(new TreeSet<>(weights(held.vector()).keySet())));
    after.put(Fields.CONTENT, List.copyOf(new TreeSet<>(weights.keySet())));
    SortedMap<String, Cut> fields = new TreeMap<>();
    before.forEach((field, terms) -> {
      List<String> now = after.getOrDefault(field, List.of());
      if (!now.equals(terms)) {
        fields.put(field, new Cut(terms, now));
      }
    });
    samples.put(id, new Sample(id, held.product().source(), fields));
    if (samples.size() > most) {
      samples.pollLastEntry();
    }
  }
}
