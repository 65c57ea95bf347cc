package io.zhiyin.index.lucene.document;

import io.zhiyin.index.Documents.WordVisitor;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of titles from the term dictionary. Rare words are counted among the documents
 * that count; the counts of others may hold deleted ones until Lucene merges them away, and those
 * that are not sold now.
 */
public final class TitleWords {
  /** The chain whose terms are most like words, by preference. */
  private static final List<String> CHAINS = List.of("lexicon", "words", "characters", "bigrams");

  /** Words of up to so many documents are counted exactly. */
  private static final int RARE = 64;

  private TitleWords() {}

  public static String field(Schema schema) {
    return schema.chains().stream()
        .filter(chain -> chain.boosts().containsKey("title"))
        .map(Schema.TextChain::name)
        .min(
            Comparator.comparingInt(
                    (String name) -> CHAINS.contains(name) ? CHAINS.indexOf(name) : CHAINS.size())
                .thenComparing(Comparator.naturalOrder()))
        .map(name -> "title." + name)
        .orElse("title.words");
  }

  /**
   * Visits each word that stands in the title of a document that counts, and returns how many there
   * were.
   *
   * @param live those that count; null when all do
   */
  public static long visit(
      IndexReader reader, @Nullable Bits live, String field, WordVisitor visitor)
      throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return 0;
    }
    TermsEnum each = terms.iterator();
    long words = 0;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      long products = products(each, live);
      if (products > 0) {
        visitor.visit(term.utf8ToString(), products);
        words++;
      }
    }
    return words;
  }

  private static long products(TermsEnum term, @Nullable Bits live) throws IOException {
    if (live == null) {
      return term.docFreq();
    }
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    boolean rare = term.docFreq() <= RARE;
    long products = 0;
    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS && (rare || products == 0)) {
      products += live.get(postings.docID()) ? 1 : 0;
    }
    return rare || products == 0 ? products : term.docFreq();
  }
}
