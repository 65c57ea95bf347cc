package io.zhiyin.index.lucene.page;

import io.zhiyin.index.lucene.facet.VariantFilter;
import io.zhiyin.index.lucene.facet.VariantRows;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Counts facets over all products that a question finds: one pass without scores for those whose
 * field is not filtered, and one more for each filtered field, without its filter. A value counts a
 * product when one of its variants has the value and passes the other filters, so that it counts
 * what a filter on it finds.
 */
public final class FacetPass {
  private final UnaryOperator<String> level;
  private final Function<Filter, VariantFilter> ofVariants;

  /**
   * @param level brings a keyword to the form it is compared in
   * @param ofVariants what a filter asks of one variant
   */
  public FacetPass(UnaryOperator<String> level, Function<Filter, VariantFilter> ofVariants) {
    this.level = level;
    this.ofVariants = ofVariants;
  }

  /**
   * What is counted.
   *
   * @param under the query under a filter
   * @param collapse whether products that are alike count once for a value
   */
  public record Finding(Function<Filter, Query> under, boolean collapse) {}

  /**
   * Counts.
   *
   * @return in the order asked for
   */
  public List<Facet> count(
      IndexSearcher searcher, Finding finding, Filter filter, List<String> fields, int size)
      throws IOException {
    Map<Filter, List<String>> passes = new LinkedHashMap<>();
    for (String field : fields) {
      passes.computeIfAbsent(without(field, filter), f -> new ArrayList<>()).add(field);
    }
    Map<String, FacetCounter> counters = new LinkedHashMap<>();
    fields.forEach(field -> counters.put(field, FacetCounter.of(field, level)));
    for (Map.Entry<Filter, List<String>> pass : passes.entrySet()) {
      List<FacetCounter> its = new ArrayList<>(counters.values());
      its.removeIf(counter -> !pass.getValue().contains(counter.field()));
      Query found = finding.under().apply(pass.getKey());
      Copies copies = finding.collapse() ? Copies.among(searcher, found) : Copies.NONE;
      VariantFilter.Over variants = ofVariants.apply(pass.getKey()).over(searcher);
      searcher.search(found, new Manager(its, copies, variants));
    }
    return counters.values().stream().map(counter -> counter.facet(size)).toList();
  }

  /** A filter without the clauses on a field. */
  private Filter without(String field, Filter filter) {
    if (filter instanceof Filter.And(List<Filter> all)) {
      return new Filter.And(
          all.stream()
              .map(each -> each instanceof Filter.And ? without(field, each) : each)
              .filter(each -> each instanceof Filter.And || !isAbout(field, each))
              .toList());
    }
    return isAbout(field, filter) ? Filter.all() : filter;
  }

  private boolean isAbout(String field, Filter filter) {
    return Facet.about(filter).filter(its -> same(field, its)).isPresent();
  }

  private boolean same(String field, String other) {
    return field.equals(other)
        || (field.startsWith(Facet.ATTRIBUTE)
            && other.startsWith(Facet.ATTRIBUTE)
            && level.apply(field).equals(level.apply(other)));
  }

  private record Manager(List<FacetCounter> counters, Copies copies, VariantFilter.Over variants)
      implements CollectorManager<Counts, Integer> {
    @Override
    public Counts newCollector() {
      return new Counts(counters, copies, variants);
    }

    @Override
    public Integer reduce(Collection<Counts> collectors) {
      return collectors.size();
    }
  }

  private record Counts(List<FacetCounter> counters, Copies copies, VariantFilter.Over variants)
      implements Collector {
    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      List<FacetCounter.Documents> documents = new ArrayList<>();
      for (FacetCounter counter : counters) {
        documents.add(counter.segment(leaf.reader()));
      }
      boolean mindsVariants = counters.stream().anyMatch(FacetCounter::mindsVariants);
      @Nullable VariantRows rows = mindsVariants ? VariantRows.of(leaf.reader()) : null;
      VariantFilter.@Nullable In passing = rows == null ? null : variants.in(leaf, rows);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          long likeness = copies.of(leaf.docBase + doc);
          boolean hasRows = passing != null && passing.at(doc);
          for (FacetCounter.Documents each : documents) {
            if (passing != null && hasRows) {
              each.countRows(doc, likeness, passing);
            } else {
              each.count(doc, likeness);
            }
          }
        }

        @Override
        public void finish() throws IOException {
          for (FacetCounter counter : counters) {
            counter.endSegment();
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
