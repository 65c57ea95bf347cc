package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.query.count.Enough;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.lucene.schema.Schema.TextChain;
import io.zhiyin.language.QueryWord;
import io.zhiyin.language.QueryWord.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Text relevance in [0,1]: Σ over chains of share · (the chain's BM25 / the best it could be).
 *
 * <p>Within a chain every word of the query is looked for in all fields and in all its ways at once
 * and the best counts (dis-max with a tie of {@value #TIE}), so that a word is not counted as often
 * as fields hold it. A word is as rare as in the field where it is commonest, whichever field holds
 * it: a word of every other title is no clue because it stands in few descriptions. BM25 of a term
 * in a field is then boost · idf · tf/(tf + k), below boost · idf; hence the best that a chain
 * could reach is Σ over words of the largest boost · idf of its fields, plus the tie's share of the
 * others. Dividing by it keeps the order that BM25 gives and makes the score comparable with other
 * parts. BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009; one rarity
 * for all fields as in Lucene's {@code BlendedTermQuery}.
 *
 * <p>A query without Chinese is cut alike by all chains, so the one that knows models and units
 * answers it alone. A product that the query names by its id or a variant's, in whatever case or
 * width, scores 1.
 *
 * <p>A product is found when, in at least one chain, enough of the query's words are there. The
 * score is a plain disjunction over the words of all chains, in the form whose low scoring
 * documents Lucene skips (MAXSCORE).
 */
final class WordsQuery {
  private static final float TIE = 0.1f;

  /** What more products are called by, such as the variant {@code XL}, is no product's number. */
  private static final int CODED = 20;

  /** Where the scripts of East Asia begin. */
  private static final int FIRST_RADICAL = 0x2E80;

  /** The shares of a query's words that a product may lack, to be tried in turn. */
  private static final double[] ALLOWED_MISSING = {0, 0.25, 0.5, 0.75, 0.99};

  static final int STEPS = ALLOWED_MISSING.length;

  /** The last step in which a product still holds nearly all words: half of them. */
  static final int NEARLY = 2;

  /** The share of a query's words that a product may lack in a step. */
  static double allowedMissing(int step) {
    return ALLOWED_MISSING[step];
  }

  private final IndexSearcher searcher;
  private final Map<String, Integer> documents = new HashMap<>();

  WordsQuery(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /**
   * A query in words.
   *
   * @param score a plain disjunction of all words of all chains
   * @param enough a product is found when any of these finds it
   */
  record Asked(Query score, List<Enough> enough) {}

  Asked build(Schema schema, String text) throws IOException {
    BooleanQuery.Builder score = new BooleanQuery.Builder();
    List<Enough> enough = new ArrayList<>();
    for (Share its : shares(schema.chains(), text)) {
      List<Query> words = words(its, score);
      enough.add(
          new Enough(
              words,
              Arrays.stream(ALLOWED_MISSING)
                  .mapToObj(missing -> needed(words.size(), missing))
                  .toList()));
    }
    Term code = new Term(Fields.CODES, schema.level(text));
    int called = searcher.getIndexReader().docFreq(code);
    if (called > 0 && called <= CODED) {
      score.add(new ConstantScoreQuery(new TermQuery(code)), Occur.SHOULD);
      enough.add(Enough.any(new TermQuery(code)));
    }
    return new Asked(score.build(), enough);
  }

  /** A chain that has words for the query, and what it counts. */
  private record Share(TextChain chain, List<QueryWord> words, double share) {}

  private static List<Share> shares(List<TextChain> chains, String text) {
    List<Share> shares = new ArrayList<>();
    boolean latin = text.chars().noneMatch(WordsQuery::isChinese);
    for (TextChain chain : chains) {
      List<QueryWord> words = chain.query().apply(text);
      if (!words.isEmpty()) {
        if (latin && chain.leadsInLatin()) {
          return List.of(new Share(chain, words, 1));
        }
        shares.add(new Share(chain, words, chain.share()));
      }
    }
    return shares;
  }

  /** Chinese, Japanese or Korean, or a half of what lies beyond the basic plane. */
  private static boolean isChinese(int c) {
    return c >= FIRST_RADICAL;
  }

  /** Adds the chain's part to the score. */
  private List<Query> words(Share its, BooleanQuery.Builder score) throws IOException {
    List<Query> words = new ArrayList<>();
    double best = 0;
    for (QueryWord word : its.words()) {
      Bounded bounded = word(its.chain(), word);
      best += bounded.bound();
      words.add(bounded.query());
    }
    if (best > 0) {
      for (Query word : words) {
        score.add(new BoostQuery(word, (float) (its.share() / best)), Occur.SHOULD);
      }
    }
    return words;
  }

  private static int needed(int words, double allowedMissing) {
    return Math.max(1, words - (int) Math.floor(words * allowedMissing));
  }

  /** A word's query and the highest score that it can give. */
  private record Bounded(Query query, double bound) {}

  private Bounded word(TextChain chain, QueryWord word) throws IOException {
    List<Query> ways = new ArrayList<>();
    double bound = 0;
    for (Way way : word.ways()) {
      Bounded its = way(chain, way, word.weight() * way.weight());
      if (ways.isEmpty() || !(its.query() instanceof MatchNoDocsQuery)) {
        ways.add(its.query());
        bound = Math.max(bound, its.bound());
      }
    }
    return new Bounded(
        ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0), bound);
  }

  /** All terms of a way; their mean counts. */
  private Bounded way(TextChain chain, Way way, double weight) throws IOException {
    if (way.terms().size() == 1) {
      return term(chain, way.terms().getFirst(), weight);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    double bound = 0;
    for (String term : way.terms()) {
      Bounded its = term(chain, term, weight / way.terms().size());
      if (its.query() instanceof MatchNoDocsQuery) {
        return its;
      }
      all.add(its.query(), Occur.MUST);
      bound += its.bound();
    }
    return new Bounded(all.build(), bound);
  }

  /** A term in all fields; its best field counts. */
  private Bounded term(TextChain chain, String term, double weight) throws IOException {
    Map<String, TermStates> places = new HashMap<>();
    int found = 0;
    int all = 0;
    for (String productField : chain.boosts().keySet()) {
      Term place = new Term(chain.field(productField), term);
      TermStates states = TermStates.build(searcher, place, true);
      places.put(productField, states);
      found = Math.max(found, states.docFreq());
      all = Math.max(all, documents(place.field()));
    }
    double rarity = weight * idf(all, found);
    double largest = 0;
    double sum = 0;
    List<Query> fields = new ArrayList<>();
    for (Map.Entry<String, TermStates> its : places.entrySet()) {
      double bound = rarity * chain.boosts().getOrDefault(its.getKey(), 0.0);
      largest = Math.max(largest, bound);
      sum += bound;
      int df = its.getValue().docFreq();
      if (df > 0) {
        Term place = new Term(chain.field(its.getKey()), term);
        fields.add(
            new BoostQuery(
                new TermQuery(place, its.getValue()),
                (float) (bound / idf(documents(place.field()), df))));
      }
    }
    Query query =
        switch (fields.size()) {
          case 0 -> new MatchNoDocsQuery("no product holds " + term);
          case 1 -> fields.getFirst();
          default -> new DisjunctionMaxQuery(fields, TIE);
        };
    return new Bounded(query, largest + TIE * (sum - largest));
  }

  /** How many products have something in a field. */
  private int documents(String field) throws IOException {
    Integer all = documents.get(field);
    if (all == null) {
      CollectionStatistics statistics = searcher.collectionStatistics(field);
      all = statistics == null ? 0 : (int) statistics.docCount();
      documents.put(field, all);
    }
    return all;
  }

  /** BM25Similarity's idf, ln(1 + (N − df + 0.5)/(df + 0.5)), of a term that may be absent. */
  private static double idf(int all, int df) {
    return all == 0 ? 0 : Math.log(1 + (all - df + 0.5) / (df + 0.5));
  }
}
