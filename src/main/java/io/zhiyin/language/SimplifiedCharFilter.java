package io.zhiyin.language;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/** Writes a text in {@link Simplified} characters before it is cut. */
final class SimplifiedCharFilter extends CharFilter {
  SimplifiedCharFilter(Reader in) {
    super(in);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = input.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      buffer[i] = Simplified.of(buffer[i]);
    }
    return read;
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
