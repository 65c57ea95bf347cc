package io.zhiyin.index.lucene.document;

import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;
import org.apache.lucene.util.BytesRef;

/** A token's term as bytes that are already UTF-8. */
final class BytesRefAttribute extends AttributeImpl implements TermToBytesRefAttribute {
  private final BytesRef bytes = new BytesRef();

  /** Points to a part of an array. */
  void set(byte[] array, int offset, int length) {
    bytes.bytes = array;
    bytes.offset = offset;
    bytes.length = length;
  }

  @Override
  public BytesRef getBytesRef() {
    return bytes;
  }

  @Override
  public void clear() {
    bytes.length = 0;
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(TermToBytesRefAttribute.class, "bytes", BytesRef.deepCopyOf(bytes));
  }

  @Override
  public void copyTo(AttributeImpl target) {
    BytesRef copy = ((BytesRefAttribute) target).bytes;
    copy.bytes = ArrayUtil.copyOfSubArray(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    copy.offset = 0;
    copy.length = bytes.length;
  }
}
