package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.lucene.document.DocumentBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Shows every visible document of a generation to all cores, as it stood when the walk began. */
final class DocumentWalk {
  private static final int BATCH = 500;

  private DocumentWalk() {}

  /** What a document holds of its texts; the bytes are copies. */
  record Held(Product product, BytesRef tokens, BytesRef vector) {}

  /** Told each document, by several threads. */
  interface Visitor {
    void visit(Held held) throws IOException;
  }

  /**
   * Shows all, and says how many there were.
   *
   * @param looked told after each batch how many were shown; what it throws ends the walk
   */
  static long over(LuceneDocuments documents, Visitor visitor, LongConsumer looked) {
    return documents.ask(searcher -> {
      long all = 0;
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        int doc = 0;
        while (doc < leaf.reader().maxDoc()) {
          List<Integer> batch = new ArrayList<>(BATCH);
          for (; doc < leaf.reader().maxDoc() && batch.size() < BATCH; doc++) {
            if (live == null || live.get(doc)) {
              batch.add(doc);
            }
          }
          batch.parallelStream().forEach(each -> show(leaf.reader(), each, visitor));
          all += batch.size();
          looked.accept(batch.size());
        }
      }
      return all;
    });
  }

  private static void show(LeafReader reader, int doc, Visitor visitor) {
    try {
      visitor.visit(
          new Held(
              ProductReader.trusted(DocumentBytes.source(reader, doc)),
              DocumentBytes.tokens(reader, doc),
              DocumentBytes.writtenVector(reader, doc)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
