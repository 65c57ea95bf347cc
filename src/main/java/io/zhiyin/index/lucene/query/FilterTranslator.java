package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.facet.NoVariant;
import io.zhiyin.index.lucene.facet.VariantFilter;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.value.PriceQuery;
import io.zhiyin.index.question.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Turns filters into queries that are never scored. */
final class FilterTranslator {
  private static final String ATTRIBUTE = "attributes.";
  private static final Set<String> LEVELLED = Set.of(Fields.BRAND, Fields.TAGS, Fields.CURRENCY);

  private final UnaryOperator<String> level;

  FilterTranslator(UnaryOperator<String> level) {
    this.level = level;
  }

  /** What passes a filter. */
  Query translate(Filter filter) {
    if (!ofVariants(filter).needsRows()) {
      return ofProducts(filter);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    restrict(query, filter);
    return query.build();
  }

  /**
   * The same as a value, 1 for what passes, to be looked up for documents that others bring: prices
   * are not gathered.
   */
  Query valued(Filter filter) {
    List<Filter> all = filter instanceof Filter.And(List<Filter> each) ? each : List.of(filter);
    Optional<Filter.Between> price =
        all.stream()
            .filter(Filter.Between.class::isInstance)
            .map(Filter.Between.class::cast)
            .filter(between -> between.field().equals(Fields.PRICE))
            .findFirst();
    if (price.isEmpty() || ofVariants(filter).needsRows()) {
      return new ConstantScoreQuery(translate(filter));
    }
    Filter.Between range = price.get();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new PriceQuery(low(range.from()), high(range.to())), Occur.MUST);
    all.stream().filter(each -> !each.equals(range)).forEach(each -> clauses(query, each));
    return query.build();
  }

  private static double low(OptionalDouble from) {
    return from.orElse(Double.NEGATIVE_INFINITY) + 0.0;
  }

  private static double high(OptionalDouble to) {
    return to.orElse(Double.POSITIVE_INFINITY) + 0.0;
  }

  /** What a filter asks of one variant. */
  VariantFilter ofVariants(Filter filter) {
    return new VariantFilter(filter, level, this::ofProducts);
  }

  /**
   * What passes a filter, of products with variants also what passes when each clause may have its
   * own.
   */
  private Query ofProducts(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> and(all);
      case Filter.Not(Filter inner) -> not(ofProducts(inner));
      case Filter.AnyOf(String field, Set<String> values) -> anyOf(field, values);
      case Filter.Under under ->
          new TermQuery(new Term(Fields.CATEGORY, level.apply(under.path().toString())));
      case Filter.Between(String field, OptionalDouble from, OptionalDouble to) ->
          between(field, from, to);
      case Filter.InStock(boolean wanted) -> wanted ? not(stock(Fields.OUT)) : stock(Fields.GAP);
      case Filter.PricedIn(String currency) -> without(pricedOtherwise(currency));
      case Filter.AvailableAt(Instant time) -> without(unavailable(time.getEpochSecond()));
    };
  }

  /**
   * Adds a filter to a query clause by clause: exclusions stay exclusions, so that Lucene need not
   * walk through all that is left and can skip what scores too low. What gets through with several
   * variants' help is an exclusion, too.
   */
  void restrict(BooleanQuery.Builder query, Filter filter) {
    clauses(query, filter);
    VariantFilter variants = ofVariants(filter);
    if (variants.needsRows()) {
      query.add(new NoVariant(variants), Occur.MUST_NOT);
    }
  }

  private void clauses(BooleanQuery.Builder query, Filter filter) {
    switch (filter) {
      case Filter.And(List<Filter> all) -> all.forEach(each -> clauses(query, each));
      case Filter.Not(Filter inner) -> query.add(exclusion(inner), Occur.MUST_NOT);
      case Filter.InStock(boolean wanted) ->
          query.add(
              stock(wanted ? Fields.OUT : Fields.GAP), wanted ? Occur.MUST_NOT : Occur.FILTER);
      case Filter.AvailableAt(Instant time) ->
          unavailable(time.getEpochSecond()).forEach(no -> query.add(no, Occur.MUST_NOT));
      case Filter.PricedIn(String currency) ->
          pricedOtherwise(currency).forEach(no -> query.add(no, Occur.MUST_NOT));
      case Filter.AnyOf any -> query.add(ofProducts(any), Occur.FILTER);
      case Filter.Under under -> query.add(ofProducts(under), Occur.FILTER);
      case Filter.Between between -> query.add(ofProducts(between), Occur.FILTER);
    }
  }

  /** One variant that a filter excludes does not exclude the others. */
  private Query exclusion(Filter filter) {
    return VariantFilter.isAbout(filter)
        ? new BooleanQuery.Builder()
            .add(ofProducts(filter), Occur.FILTER)
            .add(new FieldExistsQuery(Fields.VARIANTS), Occur.MUST_NOT)
            .build()
        : ofProducts(filter);
  }

  private Query and(List<Filter> all) {
    if (all.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    all.forEach(each -> query.add(ofProducts(each), Occur.FILTER));
    return query.build();
  }

  static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private Query anyOf(String field, Set<String> values) {
    if (field.startsWith(ATTRIBUTE)) {
      String name = level.apply(field.substring(ATTRIBUTE.length()));
      return terms(
          Fields.ATTRIBUTES,
          values.stream().map(v -> Fields.attribute(name, level.apply(v))).toList());
    }
    return terms(
        field,
        LEVELLED.contains(field) ? values.stream().map(level).toList() : List.copyOf(values));
  }

  static Query terms(String field, List<String> values) {
    if (values.size() == 1) {
      return new TermQuery(new Term(field, values.getFirst()));
    }
    List<BytesRef> terms = new ArrayList<>(values.size());
    values.forEach(value -> terms.add(new BytesRef(value)));
    return new TermInSetQuery(field, terms);
  }

  private Query between(String field, OptionalDouble from, OptionalDouble to) {
    double low = low(from);
    double high = high(to);
    if (low > high) {
      return new MatchNoDocsQuery("the lower bound is above the upper one");
    }
    if (field.startsWith(ATTRIBUTE)) {
      double name = Fields.key(level.apply(field.substring(ATTRIBUTE.length())));
      return DoublePoint.newRangeQuery(
          Fields.NUMBERS, new double[] {name, low}, new double[] {name, high});
    }
    return switch (field) {
      case Fields.PRICE, Fields.LIST_PRICE -> DoublePoint.newRangeQuery(field, low, high);
      case Fields.STOCK, Fields.SALES, Fields.CREATED_AT ->
          LongPoint.newRangeQuery(field, (long) Math.ceil(low), (long) Math.floor(high));
      default -> throw new IllegalArgumentException("no numbers are kept for the field " + field);
    };
  }

  private static Query stock(String state) {
    return new TermQuery(new Term(Fields.STOCK_STATE, state));
  }

  static List<Query> unavailable(long now) {
    return List.of(
        LongPoint.newRangeQuery(Fields.AVAILABLE_FROM, Math.addExact(now, 1), Long.MAX_VALUE),
        LongPoint.newRangeQuery(Fields.AVAILABLE_UNTIL, Long.MIN_VALUE, now));
  }

  /**
   * Those with a currency before it or behind it: the field's few terms, and not all that match.
   */
  private List<Query> pricedOtherwise(String currency) {
    BytesRef its = new BytesRef(level.apply(currency));
    return List.of(
        new TermRangeQuery(Fields.CURRENCY, null, its, true, false),
        new TermRangeQuery(Fields.CURRENCY, its, null, false, true));
  }

  private static Query without(List<Query> excluded) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    excluded.forEach(no -> query.add(no, Occur.MUST_NOT));
    return query.build();
  }
}
