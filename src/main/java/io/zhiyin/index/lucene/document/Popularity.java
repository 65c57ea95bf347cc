package io.zhiyin.index.lucene.document;

import io.zhiyin.index.lucene.schema.FeatureBits;
import io.zhiyin.index.lucene.schema.Fields;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.NumericDocValuesField;

/**
 * A product's popularity, written twice: as a feature, whose postings find the most popular, and as
 * a number beside the document, with bounds by segment, for documents that something else has
 * found.
 *
 * <p>Both hold what a feature keeps of a value ({@link FeatureBits}).
 */
public final class Popularity {
  private Popularity() {}

  /** Values below the smallest normal float count as absent, as zero does. */
  static void write(Document document, double popularity) {
    if (popularity >= Float.MIN_NORMAL) {
      float value = FeatureBits.nearest((float) popularity);
      document.add(new FeatureField(Fields.SIGNAL, Fields.POPULARITY, value));
      document.add(
          NumericDocValuesField.indexedField(Fields.POPULARITY, FeatureBits.encoded(value)));
    }
  }

  /** The value that a document's number stands for; larger numbers stand for larger values. */
  public static float decoded(long number) {
    return FeatureBits.decoded((int) number);
  }
}
