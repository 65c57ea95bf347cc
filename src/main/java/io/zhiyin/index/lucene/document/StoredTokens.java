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
 * follow, then per token its position increment, its length and its UTF-8 bytes; all numbers are
 * vInts.
 */
public final class StoredTokens {
  /** Positions between two texts of one field, so that no phrase spans them. */
  private static final int GAP = 100;

  private StoredTokens() {}

  public static BytesRef analyse(Schema schema, Product product) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      for (Schema.TextChain chain : schema.chains()) {
        for (String field : sortedFields(chain)) {
          ByteBuffersDataOutput tokens = new ByteBuffersDataOutput();
          int gap = 0;
          for (String text : Fields.texts(product, field)) {
            write(chain.analyzer(), chain.field(field), text, gap, tokens);
            gap = GAP;
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
      for (String field : sortedFields(chain)) {
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

  static List<String> sortedFields(Schema.TextChain chain) {
    return chain.boosts().keySet().stream().sorted().toList();
  }

  private static void write(
      Analyzer analyzer, String field, String text, int gap, ByteBuffersDataOutput out)
      throws IOException {
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int extra = gap;
      while (stream.incrementToken()) {
        BytesRef bytes = term.getBytesRef();
        out.writeVInt(step.getPositionIncrement() + extra);
        out.writeVInt(bytes.length);
        out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
        extra = 0;
      }
      stream.end();
    }
  }

  /**
   * The tokens of the field that {@code in} stands at, as a stream; it keeps {@code in} for itself.
   */
  static TokenStream replay(ByteArrayDataInput in) {
    int length = in.readVInt();
    int start = in.getPosition();
    return new Replay(in, start, start + length);
  }

  private static final class Replay extends TokenStream {
    private final BytesRefAttribute term = new BytesRefAttribute();
    private final PositionIncrementAttribute step;
    private final ByteArrayDataInput in;
    private final int start;
    private final int end;

    Replay(ByteArrayDataInput in, int start, int end) {
      this.in = in;
      this.start = start;
      this.end = end;
      addAttributeImpl(term);
      step = addAttribute(PositionIncrementAttribute.class);
    }

    @Override
    public void reset() {
      in.setPosition(start);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (in.getPosition() >= end) {
        return false;
      }
      clearAttributes();
      step.setPositionIncrement(in.readVInt());
      term.read(in, in.readVInt());
      return true;
    }
  }
}
