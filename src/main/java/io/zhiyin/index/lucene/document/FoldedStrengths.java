package io.zhiyin.index.lucene.document;

import io.zhiyin.index.Documents.StrengthVisitor;
import io.zhiyin.index.lucene.schema.FeatureBits;
import io.zhiyin.index.lucene.schema.Fields;
import it.unimi.dsi.fastutil.objects.Object2ObjectArrayMap;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Reads a feature field back: one scan over its postings, a live document once a seed. */
public final class FoldedStrengths {
  private FoldedStrengths() {}

  /** Answers the number of seeds visited. */
  public static int visit(IndexReader reader, String field, StrengthVisitor visitor)
      throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return 0;
    }
    Bits live = org.apache.lucene.index.MultiBits.getLiveDocs(reader);
    String[] ids = ids(reader);
    TermsEnum seeds = terms.iterator();
    PostingsEnum postings = null;
    int visited = 0;
    for (BytesRef seed = seeds.next(); seed != null; seed = seeds.next()) {
      postings = seeds.postings(postings, PostingsEnum.FREQS);
      int most = seeds.docFreq();
      String[] products = new String[most];
      Float[] strengths = new Float[most];
      int size = 0;
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (live == null || live.get(doc)) {
          products[size] = ids[doc];
          strengths[size++] = FeatureBits.decoded(postings.freq());
        }
      }
      if (size > 0) {
        visitor.visit(seed.utf8ToString(), new Object2ObjectArrayMap<>(products, strengths, size));
        visited++;
      }
    }
    return visited;
  }

  /** By document: read in one go, since each product is named by some dozen seeds. */
  private static String[] ids(IndexReader reader) throws IOException {
    String[] ids = new String[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), Fields.ID);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        ids[leaf.docBase + doc] = values.lookupOrd(values.ordValue()).utf8ToString();
      }
    }
    return ids;
  }
}
