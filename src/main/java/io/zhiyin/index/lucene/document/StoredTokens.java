package io.zhiyin.index.lucene.document;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * A product's analysed terms as bytes, kept in its document so that a change of its signals
 * analyses no text again.
 *
 * <p>Layout: for each chain of the schema, for each of its fields by name, the number of bytes that
 * follow, then per token its position increment (one at the place of another counts for no length
 * of the field), its length and its UTF-8 bytes; all numbers are vInts.
 */
public final class StoredTokens {
  private StoredTokens() {}

  public static BytesRef analyse(Schema schema, Product product) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      for (Schema.TextChain chain : schema.chains()) {
        for (String field : chain.boosts().keySet()) {
          ByteBuffersDataOutput tokens = new ByteBuffersDataOutput();
          for (String text : Fields.texts(product, field)) {
            write(chain.analyzer(), chain.field(field), text, tokens);
          }
          out.writeVInt(Math.toIntExact(tokens.size()));
          tokens.copyTo(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** Index field → its distinct terms, in the order of the text; by the schema that cut them. */
  public static Map<String, List<String>> terms(Schema schema, BytesRef tokens) {
    ByteArrayDataInput in = new ByteArrayDataInput(tokens.bytes, tokens.offset, tokens.length);
    Map<String, List<String>> fields = new TreeMap<>();
    for (Schema.TextChain chain : schema.chains()) {
      for (String field : chain.boosts().keySet()) {
        Set<String> terms = new LinkedHashSet<>();
        int end = in.readVInt() + in.getPosition();
        while (in.getPosition() < end) {
          in.readVInt();
          int length = in.readVInt();
          terms.add(new BytesRef(tokens.bytes, in.getPosition(), length).utf8ToString());
          in.skipBytes(length);
        }
        fields.put(chain.field(field), List.copyOf(terms));
      }
    }
    return fields;
  }

  private static void write(Analyzer analyzer, String field, String text, ByteBuffersDataOutput out)
      throws IOException {
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        BytesRef bytes = term.getBytesRef();
        out.writeVInt(step.getPositionIncrement());
        out.writeVInt(bytes.length);
        out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
      }
      stream.end();
    }
  }
}
