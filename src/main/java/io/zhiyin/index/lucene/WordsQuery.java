package io.zhiyin.index.lucene;

import io.zhiyin.index.lucene.Schema.TextChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Text relevance in [0,1]: Σ over chains of share · (the chain's BM25 / the best it could be).
 *
 * <p>Within a chain every term of the query is looked for in all fields at once and its best field
 * counts (dis-max with a tie of {@value #TIE}), so that a word is not counted as often as fields
 * hold it. Lucene's BM25 of a term in a field is boost · idf · tf/(tf + k), below boost · idf;
 * hence the best that a chain could reach is Σ over terms of the largest boost · idf of its fields,
 * plus the tie's share of the others. Dividing by it keeps the order that BM25 gives and makes the
 * score comparable with other parts. BM25: Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework", 2009.
 *
 * <p>A product is found when, in at least one chain, enough of the query's terms are there: all but
 * a share of {@code allowedMissing}.
 */
final class WordsQuery {
  private static final float TIE = 0.1f;

  /** Distinct terms of one chain beyond which a query's tail is not looked at. */
  private static final int TERMS = 64;

  private final IndexSearcher searcher;
  private final double allowedMissing;

  WordsQuery(IndexSearcher searcher, double allowedMissing) {
    this.searcher = searcher;
    this.allowedMissing = allowedMissing;
  }

  Query build(List<TextChain> chains, String text) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean any = false;
    for (TextChain chain : chains) {
      Set<String> terms = terms(chain, text);
      if (!terms.isEmpty()) {
        all.add(chain(chain, terms), Occur.SHOULD);
        any = true;
      }
    }
    return any ? all.build() : new MatchNoDocsQuery("the query holds no word");
  }

  private static Set<String> terms(TextChain chain, String text) throws IOException {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = chain.analyzer().tokenStream("query", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (terms.size() < TERMS && stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }

  private Query chain(TextChain chain, Set<String> terms) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double best = 0;
    for (String term : terms) {
      double largest = 0;
      double sum = 0;
      List<Query> fields = new ArrayList<>();
      for (Map.Entry<String, Double> boost : chain.boosts().entrySet()) {
        Term place = new Term(chain.field(boost.getKey()), term);
        TermStates states = TermStates.build(searcher, place, true);
        double bound = boost.getValue() * idf(place.field(), states.docFreq());
        largest = Math.max(largest, bound);
        sum += bound;
        if (states.docFreq() > 0) {
          fields.add(new BoostQuery(new TermQuery(place, states), boost.getValue().floatValue()));
        }
      }
      best += largest + TIE * (sum - largest);
      query.add(
          fields.size() == 1 ? fields.getFirst() : new DisjunctionMaxQuery(fields, TIE),
          Occur.SHOULD);
    }
    query.setMinimumNumberShouldMatch(
        Math.max(1, terms.size() - (int) Math.floor(terms.size() * allowedMissing)));
    return best == 0
        ? new MatchNoDocsQuery("no product has text")
        : new BoostQuery(query.build(), (float) (chain.share() / best));
  }

  /** BM25Similarity's idf, ln(1 + (N − df + 0.5)/(df + 0.5)), of a term that may be absent. */
  private double idf(String field, int df) throws IOException {
    var statistics = searcher.collectionStatistics(field);
    return statistics == null ? 0 : Math.log(1 + (statistics.docCount() - df + 0.5) / (df + 0.5));
  }
}
