package io.zhiyin.index.lucene.content;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.schema.FeatureBits;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.ContentVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Makes content vectors: w(t) = √tf(t) · idf(t), of which the heaviest terms are kept, until they
 * hold enough of the squared length, and scaled to length 1.
 *
 * <p>tf(t) sums the source weights of t's occurrences over the product's fields. √tf is Lucene's
 * classic damping; idf is {@link Idf}'s. Keeping k terms of n costs the part of the squared length
 * that the others held (measured in {@code src/docs/quality.md}) and makes a comparison cost k
 * postings: static pruning by weight, Carmel et al., "Static index pruning for information
 * retrieval systems", SIGIR 2001. Vector space: Salton, Wong, Yang, "A vector space model for
 * automatic indexing", CACM 1975. Ties between weights: the smaller term stays. Weights are rounded
 * to the 9 significant bits that the index keeps of a feature, so that a vector and its postings
 * agree, and the heaviest then lowered until the length is at most 1, so that no cosine passes 1.
 */
public final class ContentTerms {
  private final Schema.Content content;
  private final Idf idf;

  public ContentTerms(Schema.Content content, Idf idf) {
    this.content = content;
    this.idf = idf;
  }

  /** Term → tf. */
  public Map<String, Double> frequencies(Product product) {
    Map<String, Double> frequencies = new HashMap<>();
    content
        .sources()
        .forEach((field, weight) -> {
          for (String text : Fields.texts(product, field)) {
            count(text, weight, frequencies);
          }
        });
    return frequencies;
  }

  private void count(String text, double weight, Map<String, Double> frequencies) {
    try (TokenStream stream = content.analyzer().tokenStream(Fields.CONTENT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        frequencies.merge(term.toString(), weight, Double::sum);
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ContentVector vector(Product product) {
    List<Map.Entry<String, Double>> heaviest =
        frequencies(product).entrySet().stream()
            .map(e -> Map.entry(e.getKey(), Math.sqrt(e.getValue()) * idf.of(e.getKey())))
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(content.terms())
            .toList();
    double enough = content.mass() * squared(heaviest.stream().map(Map.Entry::getValue).toList());
    int kept = 0;
    double squared = 0;
    while (kept < heaviest.size() && squared < enough) {
      squared += heaviest.get(kept).getValue() * heaviest.get(kept).getValue();
      kept++;
    }
    double length = Math.sqrt(squared);
    Map<String, Double> unit = new LinkedHashMap<>();
    heaviest
        .subList(0, kept)
        .forEach(term ->
            unit.put(
                term.getKey(), (double) FeatureBits.nearest((float) (term.getValue() / length))));
    while (squared(unit.values()) > 1) {
      unit.merge(
          heaviest.getFirst().getKey(),
          0.0,
          (weight, _) -> (double) FeatureBits.lower(weight.floatValue()));
    }
    return new ContentVector(unit);
  }

  private static double squared(Collection<Double> weights) {
    double squared = 0;
    for (double weight : weights) {
      squared += weight * weight;
    }
    return squared;
  }
}
