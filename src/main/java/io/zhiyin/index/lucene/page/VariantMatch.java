package io.zhiyin.index.lucene.page;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.lucene.facet.VariantFilter;
import io.zhiyin.index.lucene.facet.VariantRows;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Which variant of a page's products a question is about: of those that pass the filters, the one
 * with the most distinct terms looked for in its title and attribute values; ties go to what is in
 * stock, then by the product's order. None where neither a filter nor a term tells variants apart
 * from their product.
 */
public final class VariantMatch {
  /** Variants whose texts are looked at. */
  private static final int MOST = 100;

  private final IndexSearcher searcher;
  private final VariantFilter filter;
  private final VariantFilter.Over over;
  private final Map<Schema.TextChain, Set<String>> wanted = new HashMap<>();

  /** Text → the terms looked for that it holds: variants of a page have many texts in common. */
  private final Map<String, Set<String>> held = new HashMap<>();

  /**
   * @param terms what the question's words look for
   */
  public VariantMatch(
      Schema schema, IndexSearcher searcher, VariantFilter filter, Collection<Term> terms)
      throws IOException {
    this.searcher = searcher;
    this.filter = filter;
    this.over = filter.over(searcher);
    for (Schema.TextChain chain : schema.chains()) {
      Set<String> its = new HashSet<>(Marker.texts(chain.field("title"), terms));
      its.addAll(Marker.texts(chain.field("attributes"), terms));
      if (!its.isEmpty()) {
        wanted.put(chain, its);
      }
    }
  }

  /** The best variant of a document's product, with what the product says for it. */
  public Optional<Variant> best(int doc, Product product) throws IOException {
    List<Variant> variants =
        product.variants().stream().map(v -> v.within(product.offer())).toList();
    Passing passing = passing(doc);
    int best = -1;
    int most = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < variants.size(); i++) {
      if (!passing.passes(i)) {
        continue;
      }
      int terms = i < MOST ? terms(variants.get(i)) : 0;
      boolean betterStocked =
          terms == most
              && variants.get(i).offer().inStock()
              && !variants.get(best).offer().inStock();
      if (terms > most || betterStocked) {
        best = i;
        most = terms;
      }
      least = Math.min(least, terms);
    }
    boolean alone = variants.size() == 1 && most > 0;
    return best >= 0 && (!filter.isEmpty() || most > least || alone)
        ? Optional.of(variants.get(best))
        : Optional.empty();
  }

  /** Which variants pass the filters. */
  @FunctionalInterface
  private interface Passing {
    boolean passes(int variant) throws IOException;
  }

  /** All where none differs from the others, since the product has passed. */
  private Passing passing(int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    @Nullable VariantRows rows = filter.isEmpty() ? null : VariantRows.of(leaf.reader());
    if (rows == null) {
      return variant -> true;
    }
    VariantFilter.In in = over.in(leaf, rows);
    return in.at(doc - leaf.docBase) ? in::passes : variant -> true;
  }

  private int terms(Variant variant) throws IOException {
    if (wanted.isEmpty()) {
      return 0;
    }
    Set<String> terms = new HashSet<>(held(variant.title()));
    for (List<String> values : variant.attributes().values()) {
      for (String value : values) {
        terms.addAll(held(value));
      }
    }
    return terms.size();
  }

  private Set<String> held(String text) throws IOException {
    @Nullable Set<String> known = held.get(text);
    if (known != null) {
      return known;
    }
    Set<String> its = new HashSet<>();
    for (Map.Entry<Schema.TextChain, Set<String>> chain : wanted.entrySet()) {
      collect(chain.getKey(), text, chain.getValue(), its);
    }
    held.put(text, its);
    return its;
  }

  private static void collect(
      Schema.TextChain chain, String text, Set<String> wanted, Set<String> found)
      throws IOException {
    if (text.isEmpty()) {
      return;
    }
    try (TokenStream stream = chain.analyzer().tokenStream("title", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (wanted.contains(term.toString())) {
          found.add(chain.name() + ' ' + term);
        }
      }
      stream.end();
    }
  }
}
