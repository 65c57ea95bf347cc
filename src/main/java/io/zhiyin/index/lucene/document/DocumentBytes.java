package io.zhiyin.index.lucene.document;

import io.zhiyin.index.lucene.content.VectorBytes;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.ContentVector;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a document carries beside its postings: its JSON, its tokens, its vector.
 *
 * <p>All three are binary doc values. Reading one costs a look at where it begins and the copying
 * of its bytes; a stored field is decompressed together with its neighbours, which took a sixth of
 * the time of an answer of ten products.
 */
public final class DocumentBytes {
  private DocumentBytes() {}

  /**
   * A product's JSON.
   *
   * @throws IllegalStateException when the document has none
   */
  public static String source(LeafReader reader, int doc) throws IOException {
    return required(reader, doc, Fields.SOURCE).utf8ToString();
  }

  /** A copy of the product's cut texts. */
  public static BytesRef tokens(LeafReader reader, int doc) throws IOException {
    return BytesRef.deepCopyOf(required(reader, doc, Fields.TOKENS));
  }

  /** A copy of the written {@link #vector}. */
  public static BytesRef writtenVector(LeafReader reader, int doc) throws IOException {
    return BytesRef.deepCopyOf(required(reader, doc, Fields.VECTOR));
  }

  /** The content vector; without terms where the document has none. */
  public static ContentVector vector(LeafReader reader, int doc) throws IOException {
    BytesRef bytes = bytes(reader, doc, Fields.VECTOR);
    return bytes == null ? new ContentVector(Map.of()) : VectorBytes.read(bytes);
  }

  private static BytesRef required(LeafReader reader, int doc, String field) throws IOException {
    BytesRef bytes = bytes(reader, doc, field);
    if (bytes == null) {
      throw new IllegalStateException("a document has no " + field);
    }
    return bytes;
  }

  private static @Nullable BytesRef bytes(LeafReader reader, int doc, String field)
      throws IOException {
    @Nullable BinaryDocValues values = reader.getBinaryDocValues(field);
    return values != null && values.advanceExact(doc) ? values.binaryValue() : null;
  }
}
