package io.zhiyin.index.lucene.document;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One field's tokens within a product's {@link StoredTokens}. Lucene gives each writing thread its
 * last stream of the field back, so that none is made for a document.
 */
final class TokensField extends Field {
  private final BytesRef tokens;

  /** The bytes are not copied: they must stay as they are until the document is written. */
  TokensField(String name, BytesRef tokens, FieldType type) {
    super(name, type);
    this.tokens = tokens;
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream last) {
    Replay replay = last instanceof Replay its ? its : new Replay();
    replay.tokens = tokens;
    return replay;
  }

  private static final class Replay extends TokenStream {
    private final BytesRefAttribute term = new BytesRefAttribute();
    private final PositionIncrementAttribute step;
    private final ByteArrayDataInput in = new ByteArrayDataInput();
    private BytesRef tokens = new BytesRef();

    Replay() {
      addAttributeImpl(term);
      step = addAttribute(PositionIncrementAttribute.class);
    }

    @Override
    public void reset() {
      in.reset(tokens.bytes, tokens.offset, tokens.length);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (in.eof()) {
        return false;
      }
      clearAttributes();
      step.setPositionIncrement(in.readVInt());
      int length = in.readVInt();
      term.set(tokens.bytes, in.getPosition(), length);
      in.skipBytes(length);
      return true;
    }
  }
}
