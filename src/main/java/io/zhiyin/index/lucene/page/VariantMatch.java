package io.zhiyin.index.lucene.page;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;

/**
 * Which variant of a product a question is about: of those that pass the filters on attributes,
 * price and stock, the one with the most distinct terms looked for in its title and attribute
 * values; ties by the product's order. None when all variants suit equally, or when no filter and
 * no term is about variants.
 */
final class VariantMatch {
  /** Variants looked at. */
  private static final int MOST = 100;

  private final Schema schema;

  VariantMatch(Schema schema) {
    this.schema = schema;
  }

  private record Suited(String id, int passed, int terms) {}

  /** The variant's id, or empty. */
  String best(Product product, Set<Term> terms, Filter filter) throws IOException {
    List<Variant> variants = product.variants().stream().limit(MOST).toList();
    if (variants.isEmpty()) {
      return "";
    }
    List<Suited> suited = new java.util.ArrayList<>();
    for (Variant variant : variants) {
      suited.add(new Suited(variant.id(), passes(variant, filter) ? 1 : 0, terms(variant, terms)));
    }
    Suited best =
        suited.stream()
            .max(Comparator.comparingInt(Suited::passed).thenComparingInt(Suited::terms))
            .orElseThrow();
    Suited first =
        suited.stream()
            .filter(s -> s.passed() == best.passed() && s.terms() == best.terms())
            .findFirst()
            .orElseThrow();
    boolean allAlike =
        suited.stream().allMatch(s -> s.passed() == best.passed() && s.terms() == best.terms());
    boolean alone = variants.size() == 1 && best.terms() > 0;
    return !allAlike || alone ? first.id() : "";
  }

  private int terms(Variant variant, Set<Term> terms) throws IOException {
    int found = 0;
    for (Schema.TextChain chain : schema.chains()) {
      Set<String> wanted = new HashSet<>(Marker.texts(chain.field("title"), terms));
      wanted.addAll(Marker.texts(chain.field("attributes"), terms));
      if (wanted.isEmpty()) {
        continue;
      }
      Set<String> its = new HashSet<>();
      collect(chain, variant.title(), wanted, its);
      for (List<String> values : variant.attributes().values()) {
        for (String value : values) {
          collect(chain, value, wanted, its);
        }
      }
      found += its.size();
    }
    return found;
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
          found.add(term.toString());
        }
      }
      stream.end();
    }
  }

  /** Filters that a variant says nothing to let it pass. */
  private boolean passes(Variant variant, Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> all.stream().allMatch(each -> passes(variant, each));
      case Filter.Not(Filter.AnyOf inner) when says(variant, inner.field()) ->
          !passes(variant, inner);
      case Filter.Not _ -> true;
      case Filter.AnyOf(String field, Set<String> values) ->
          !says(variant, field) || has(variant, field, values);
      case Filter.Between(String field, OptionalDouble from, OptionalDouble to)
          when field.equals(Facet.PRICE) ->
          within(variant.offer().price(), from, to);
      case Filter.Between _, Filter.Under _, Filter.AvailableAt _ -> true;
      case Filter.InStock(boolean wanted) -> variant.offer().inStock() == wanted;
    };
  }

  private static boolean within(OptionalDouble price, OptionalDouble from, OptionalDouble to) {
    return price.isEmpty()
        || (price.getAsDouble() >= from.orElse(Double.NEGATIVE_INFINITY)
            && price.getAsDouble() <= to.orElse(Double.POSITIVE_INFINITY));
  }

  private boolean says(Variant variant, String field) {
    return field.startsWith(Facet.ATTRIBUTE)
        && variant.attributes().keySet().stream().anyMatch(name -> same(name, field));
  }

  private boolean has(Variant variant, String field, Set<String> values) {
    Set<String> wanted = new HashSet<>();
    values.forEach(value -> wanted.add(schema.level(value)));
    return variant.attributes().entrySet().stream()
        .filter(attribute -> same(attribute.getKey(), field))
        .map(Map.Entry::getValue)
        .flatMap(List::stream)
        .anyMatch(value -> wanted.contains(schema.level(value)));
  }

  private boolean same(String name, String field) {
    return schema.level(name).equals(schema.level(field.substring(Facet.ATTRIBUTE.length())));
  }
}
