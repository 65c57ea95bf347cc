package io.zhiyin.index.lucene.document;

import io.zhiyin.index.lucene.schema.Fields;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.NumericDocValuesField;

/**
 * A product's popularity, written twice: as a feature, whose postings find the most popular, and as
 * a number beside the document, with bounds by segment, for documents that something else has
 * found.
 *
 * <p>Both hold the upper 17 bits of the float, as Lucene's features do: 8 of the fraction, so a
 * value is at most 0.4 % too low.
 */
public final class Popularity {
  private static final int DROPPED = 15;

  private Popularity() {}

  /** Values below the smallest normal float count as absent, as zero does. */
  static void write(Document document, double popularity) {
    if (popularity >= Float.MIN_NORMAL) {
      float value = (float) popularity;
      document.add(new FeatureField(Fields.SIGNAL, Fields.POPULARITY, value));
      document.add(
          NumericDocValuesField.indexedField(
              Fields.POPULARITY, Float.floatToIntBits(value) >> DROPPED));
    }
  }

  /** The value that a document's number stands for; larger numbers stand for larger values. */
  public static float decoded(long number) {
    return Float.intBitsToFloat((int) number << DROPPED);
  }
}
