package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.lucene.document.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

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
      String source = reader.storedFields().document(doc).get(Fields.SOURCE);
      visitor.visit(
          new Held(
              ProductReader.trusted(source),
              bytes(reader, doc, Fields.TOKENS),
              bytes(reader, doc, Fields.VECTOR)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BytesRef bytes(LeafReader reader, int doc, String field) throws IOException {
    @Nullable BinaryDocValues values = reader.getBinaryDocValues(field);
    if (values == null || !values.advanceExact(doc)) {
      throw new IllegalStateException("a document has no " + field);
    }
    return BytesRef.deepCopyOf(values.binaryValue());
  }
}
