package io.zhiyin.index.lucene.content;

import io.zhiyin.index.question.ContentVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** A content vector as bytes: the number of terms, then each term and its weight as float bits. */
public final class VectorBytes {
  private VectorBytes() {}

  public static BytesRef write(ContentVector vector) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(vector.weights().size());
      for (Map.Entry<String, Double> term : vector.weights().entrySet()) {
        out.writeString(term.getKey());
        out.writeInt(Float.floatToIntBits(term.getValue().floatValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  public static ContentVector read(BytesRef bytes) {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    Map<String, Double> weights = new LinkedHashMap<>();
    try {
      for (int left = in.readVInt(); left > 0; left--) {
        weights.put(in.readString(), (double) Float.intBitsToFloat(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ContentVector(weights);
  }
}
