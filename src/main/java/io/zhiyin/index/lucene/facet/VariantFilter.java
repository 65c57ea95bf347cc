package io.zhiyin.index.lucene.facet;

import io.zhiyin.index.lucene.query.count.Probe;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of one variant: its clauses about price, stock and attributes, which the same
 * variant has to fulfil.
 */
public final class VariantFilter {
  private final List<Filter> clauses;
  private final UnaryOperator<String> level;
  private final Function<Filter, Query> ofProducts;

  /**
   * Of a filter.
   *
   * @param level brings a keyword to the form it is compared in
   * @param ofProducts what a filter that no variant has a say in matches
   */
  public VariantFilter(
      Filter filter, UnaryOperator<String> level, Function<Filter, Query> ofProducts) {
    List<Filter> all = new ArrayList<>();
    collect(filter, all);
    this.clauses = List.copyOf(all);
    this.level = level;
    this.ofProducts = ofProducts;
  }

  private static void collect(Filter filter, List<Filter> clauses) {
    if (filter instanceof Filter.And(List<Filter> all)) {
      all.forEach(each -> collect(each, clauses));
    } else if (isAbout(filter)) {
      clauses.add(filter);
    }
  }

  /** Whether variants have a say in a filter. */
  public static boolean isAbout(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> all.stream().anyMatch(VariantFilter::isAbout);
      case Filter.Not(Filter inner) -> isAbout(inner);
      case Filter.AnyOf any -> any.field().startsWith(Facet.ATTRIBUTE);
      case Filter.Between(String field, OptionalDouble _, OptionalDouble _) ->
          field.equals(Facet.PRICE)
              || field.equals(Facet.STOCK)
              || field.startsWith(Facet.ATTRIBUTE);
      case Filter.InStock _ -> true;
      case Filter.Under _, Filter.PricedIn _, Filter.AvailableAt _ -> false;
    };
  }

  /** Whether all variants fulfil it. */
  public boolean isEmpty() {
    return clauses.isEmpty();
  }

  /** Whether a product's own fields, which hold what any variant offers, cannot tell. */
  public boolean needsRows() {
    return clauses.size() > 1
        || clauses.stream().anyMatch(c -> c instanceof Filter.Not || c instanceof Filter.And);
  }

  List<Filter> clauses() {
    return clauses;
  }

  /** The filter over an index. */
  public Over over(IndexSearcher searcher) throws IOException {
    Map<Filter, Weight> products = new HashMap<>();
    for (Filter clause : clauses) {
      weigh(clause, searcher, products);
    }
    return new Over(products);
  }

  /** A clause may hold parts that variants have no say in. */
  private void weigh(Filter filter, IndexSearcher searcher, Map<Filter, Weight> products)
      throws IOException {
    if (!isAbout(filter)) {
      Query query = searcher.rewrite(ofProducts.apply(filter));
      products.put(filter, searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1));
      return;
    }
    switch (filter) {
      case Filter.And(List<Filter> all) -> {
        for (Filter each : all) {
          weigh(each, searcher, products);
        }
      }
      case Filter.Not(Filter inner) -> weigh(inner, searcher, products);
      default -> {
        // Asked of the rows.
      }
    }
  }

  /** Says of a row, or of the product that it belongs to, whether it passes. */
  @FunctionalInterface
  private interface Test {
    boolean passes(int doc, int row) throws IOException;
  }

  /** A filter over an index. */
  public final class Over {
    private final Map<Filter, Weight> products;

    private Over(Map<Filter, Weight> products) {
      this.products = products;
    }

    /** The filter over a segment, whose rows are read by who asks. */
    public In in(LeafReaderContext leaf, VariantRows rows) throws IOException {
      List<Test> tests = new ArrayList<>();
      for (Filter clause : clauses) {
        tests.add(test(clause, leaf, rows));
      }
      return new In(rows, tests);
    }

    private Test test(Filter filter, LeafReaderContext leaf, VariantRows rows) throws IOException {
      @Nullable Weight weight = products.get(filter);
      if (weight != null) {
        return ofProducts(weight.scorer(leaf));
      }
      return switch (filter) {
        case Filter.And(List<Filter> all) -> {
          List<Test> tests = new ArrayList<>();
          for (Filter each : all) {
            tests.add(test(each, leaf, rows));
          }
          yield (doc, row) -> all(tests, doc, row);
        }
        case Filter.Not(Filter inner) -> {
          Test test = test(inner, leaf, rows);
          yield (doc, row) -> !test.passes(doc, row);
        }
        case Filter.AnyOf(String field, Set<String> values) -> {
          IntOpenHashSet wanted = ordinals(rows.terms(), prefix(field), values);
          yield (doc, row) -> rows.has(row, wanted::contains);
        }
        case Filter.Between between -> between(between, rows);
        case Filter.InStock(boolean wanted) -> (doc, row) -> rows.inStock(row) == wanted;
        case Filter.Under _, Filter.PricedIn _, Filter.AvailableAt _ ->
            throw new IllegalStateException("asked of products: " + filter);
      };
    }
  }

  /** A filter over a segment, one product with rows at a time, ascending. */
  public static final class In {
    private final VariantRows rows;
    private final List<Test> tests;
    private int doc = -1;

    private In(VariantRows rows, List<Test> tests) {
      this.rows = rows;
      this.tests = tests;
    }

    /** Goes to a product; whether it has rows. */
    public boolean at(int doc) throws IOException {
      this.doc = doc;
      return rows.at(doc);
    }

    public VariantRows rows() {
      return rows;
    }

    /** Whether a row of the product passes. */
    public boolean passes(int row) throws IOException {
      return tests.isEmpty() || all(tests, doc, row);
    }

    /** Whether any row does. */
    boolean anyPasses(int doc) throws IOException {
      for (int row = 0; row < rows.size(); row++) {
        if (all(tests, doc, row)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean all(List<Test> tests, int doc, int row) throws IOException {
    for (Test test : tests) {
      if (!test.passes(doc, row)) {
        return false;
      }
    }
    return true;
  }

  private static Test ofProducts(@Nullable Scorer scorer) {
    if (scorer == null) {
      return (doc, row) -> false;
    }
    Probe.Steps steps = new Probe.Steps(scorer);
    return (doc, row) -> steps.matches(doc);
  }

  private String prefix(String field) {
    return FacetField.prefix(level.apply(field.substring(Facet.ATTRIBUTE.length())));
  }

  private Test between(Filter.Between between, VariantRows rows) {
    double low = between.from().orElse(Double.NEGATIVE_INFINITY);
    double high = between.to().orElse(Double.POSITIVE_INFINITY);
    return switch (between.field()) {
      case Facet.PRICE -> (doc, row) -> low <= rows.price(row) && rows.price(row) <= high;
      case Facet.STOCK ->
          (doc, row) -> rows.stock(row) >= Math.max(low, 0) && rows.stock(row) <= high;
      default -> {
        Numbers numbers = new Numbers(rows.terms(), prefix(between.field()), low, high);
        yield (doc, row) -> rows.has(row, numbers);
      }
    };
  }

  /** The ordinals of an attribute's values, in all their spellings. */
  private IntOpenHashSet ordinals(SortedSetDocValues terms, String prefix, Set<String> values)
      throws IOException {
    IntOpenHashSet ordinals = new IntOpenHashSet();
    for (String value : values) {
      String term = prefix + level.apply(value);
      long plain = terms.lookupTerm(new BytesRef(term));
      if (plain >= 0) {
        ordinals.add((int) plain);
      }
      BytesRef spelled = new BytesRef(FacetField.prefix(term));
      long at = terms.lookupTerm(spelled);
      for (long i = at >= 0 ? at : -at - 1; i < terms.getValueCount(); i++) {
        BytesRef its = terms.lookupOrd(i);
        if (!StringHelper.startsWith(its, spelled)) {
          break;
        }
        ordinals.add((int) i);
      }
    }
    return ordinals;
  }

  /** The ordinals of an attribute's numbers within bounds, each looked at once. */
  private static final class Numbers implements VariantRows.Ordinals {
    private final SortedSetDocValues terms;
    private final String prefix;
    private final double low;
    private final double high;
    private final IntOpenHashSet known = new IntOpenHashSet();
    private final IntOpenHashSet within = new IntOpenHashSet();

    Numbers(SortedSetDocValues terms, String prefix, double low, double high) {
      this.terms = terms;
      this.prefix = prefix;
      this.low = low;
      this.high = high;
    }

    @Override
    public boolean has(int ordinal) throws IOException {
      if (known.add(ordinal) && within(terms.lookupOrd(ordinal).utf8ToString())) {
        within.add(ordinal);
      }
      return within.contains(ordinal);
    }

    private boolean within(String term) {
      if (!term.startsWith(prefix)) {
        return false;
      }
      OptionalDouble number =
          DecimalNumber.of(FacetField.levelled(term.substring(prefix.length())));
      return number.isPresent() && low <= number.getAsDouble() && number.getAsDouble() <= high;
    }
  }
}
