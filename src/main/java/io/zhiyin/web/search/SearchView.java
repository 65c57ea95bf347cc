package io.zhiyin.web.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Page;
import io.zhiyin.rank.Ranked;
import io.zhiyin.search.Guided;
import io.zhiyin.search.Hit;
import io.zhiyin.search.SearchAnswer;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.search.understand.Understood;
import io.zhiyin.web.shelves.RankedView;
import io.zhiyin.web.shelves.ShelfView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of results as the contract shows it.
 *
 * @param partial whether time ran out before all products were looked at
 * @param relaxed whether no product holds nearly all words, so that those with some are given
 * @param didYouMean a query that finds more
 * @param corrected the query that was answered instead of {@code q}, which found nothing; {@code
 *     spelling=off} answers {@code q}
 * @param nothing why nothing was found, and ways out
 * @param query what was read out of the query: prices, brands, categories, attribute values
 * @param cursor where the following page begins; not there on the last page
 */
record SearchView(
    String queryId,
    double tookMs,
    boolean personalized,
    @JsonInclude(Include.NON_DEFAULT) boolean partial,
    @JsonInclude(Include.NON_DEFAULT) boolean relaxed,
    Hits hits,
    @JsonInclude(Include.NON_EMPTY) Map<String, List<FacetValue>> facets,
    @JsonInclude(Include.NON_EMPTY) String cursor,
    @JsonInclude(Include.NON_EMPTY) String didYouMean,
    @JsonInclude(Include.NON_EMPTY) String corrected,
    @JsonInclude(Include.NON_EMPTY) Optional<NothingView> nothing,
    @JsonInclude(Include.NON_EMPTY) Optional<QueryView> query) {
  /**
   * How the query was understood: there when something was, and always with {@code explain}.
   *
   * @param text the query as asked
   * @param words what was asked of the products' texts
   */
  record QueryView(String text, String words, List<Understood.Step> steps) {}

  record Hits(Total total, List<HitView> hits) {}

  /**
   * {@code relation} is {@code eq} or, when counting stopped, {@code gte}: above 1,000 beside
   * words, else above 10,000.
   */
  record Total(long value, String relation) {
    static Total of(Page.Found found) {
      return new Total(found.total(), found.exact() && !found.partial() ? "eq" : "gte");
    }
  }

  /** A value, as a filter on the field takes it, and the products that have it. */
  record FacetValue(String value, long count) {}

  /**
   * A product.
   *
   * @param highlight field → HTML-escaped fragments with {@code <em>} around the query's words
   * @param variant the variant that passes the filters and holds most of the words, when the
   *     question is about variants
   */
  record HitView(
      String id,
      double score,
      @JsonRawValue @Schema(ref = "Product") String product,
      @JsonInclude(Include.NON_EMPTY) Map<String, List<String>> highlight,
      @JsonInclude(Include.NON_EMPTY) Optional<VariantView> variant,
      List<String> reasons,
      @JsonInclude(Include.NON_EMPTY) Map<String, RankedView.PartView> parts) {
    static HitView of(Hit hit) {
      Ranked ranked = hit.ranked();
      return new HitView(
          ranked.id(),
          ranked.score(),
          ranked.product(),
          hit.marks().fragments(),
          hit.marks().variant().map(VariantView::of),
          ranked.reasons(),
          RankedView.parts(ranked.parts()));
    }
  }

  /** A variant, with the price and stock that its product says for it where it says none. */
  record VariantView(
      @JsonInclude(Include.NON_EMPTY) String id,
      @JsonInclude(Include.NON_EMPTY) String title,
      @JsonInclude(Include.NON_EMPTY) OptionalDouble price,
      @JsonInclude(Include.NON_EMPTY) OptionalLong stock,
      @JsonInclude(Include.NON_EMPTY) String imageUrl,
      @JsonInclude(Include.NON_EMPTY) Map<String, List<String>> attributes) {
    static VariantView of(Variant variant) {
      return new VariantView(
          variant.id(),
          variant.title(),
          variant.offer().price(),
          variant.offer().stock(),
          variant.imageUrl(),
          new TreeMap<>(variant.attributes()));
    }
  }

  /**
   * An empty answer's help.
   *
   * @param reason {@code filters}, {@code words} or {@code empty_shop}
   * @param withoutFilters products found when the filters go
   * @param popular what others like
   */
  record NothingView(String reason, String message, long withoutFilters, List<HitView> popular) {
    static NothingView of(Guided.Nothing nothing) {
      return new NothingView(
          nothing.reason().name().toLowerCase(Locale.ROOT),
          nothing.message(),
          nothing.withoutFilters(),
          nothing.popular().stream().map(HitView::of).toList());
    }
  }

  static SearchView of(Guided guided, SearchQuestion asked, long startedAt) {
    SearchAnswer answer = guided.answer();
    return new SearchView(
        answer.queryId(),
        ShelfView.tookMs(startedAt),
        answer.personalized(),
        answer.found().partial(),
        answer.found().relaxed(),
        new Hits(Total.of(answer.found()), answer.hits().stream().map(HitView::of).toList()),
        facets(answer.facets()),
        answer.next().map(Cursor::text).orElse(""),
        guided.didYouMean(),
        guided.corrected(),
        guided.nothing().map(NothingView::of),
        query(guided, asked));
  }

  private static Optional<QueryView> query(Guided guided, SearchQuestion asked) {
    Understood its = guided.answer().understood();
    List<Understood.Step> steps = new ArrayList<>();
    if (!guided.didYouMean().isEmpty()) {
      boolean answered = !guided.corrected().isEmpty();
      steps.add(
          new Understood.Step(
              "spelling", asked.text(), guided.didYouMean(), answered ? "answered" : "offered"));
    }
    steps.addAll(its.steps());
    return steps.isEmpty() && !asked.wanted().explain()
        ? Optional.empty()
        : Optional.of(new QueryView(asked.text(), its.words(), steps));
  }

  private static Map<String, List<FacetValue>> facets(List<Facet> facets) {
    Map<String, List<FacetValue>> views = new LinkedHashMap<>();
    for (Facet facet : facets) {
      views.put(
          facet.field(),
          facet.values().stream().map(v -> new FacetValue(v.value(), v.count())).toList());
    }
    return views;
  }
}
