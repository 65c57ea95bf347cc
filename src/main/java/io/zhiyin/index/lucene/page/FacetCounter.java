package io.zhiyin.index.lucene.page;

import io.zhiyin.index.lucene.facet.FacetField;
import io.zhiyin.index.lucene.facet.VariantFilter;
import io.zhiyin.index.lucene.facet.VariantRows;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.Facet;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * Counts one facet's values: an array of ordinals a segment, joined by value at its end. A document
 * costs a doc-values look-up and an increment; a segment one term look-up for each value that
 * occurred. Long because it is a closed family: a small counter for each way that values are kept.
 */
abstract sealed class FacetCounter {
  /** Told each matching document of a segment, ascending. */
  interface Documents {
    /**
     * Counts a document.
     *
     * @param likeness those with the same one count once for a value; {@link Copies#ALONE} counts
     *     always
     */
    void count(int doc, long likeness) throws IOException;

    /**
     * The same of one whose variants differ, for those of them that pass.
     *
     * @param variants at the document
     */
    default void countRows(int doc, long likeness, VariantFilter.In variants) throws IOException {
      count(doc, likeness);
    }
  }

  /** Whether variants of one product may have different values. */
  boolean mindsVariants() {
    return true;
  }

  private final LongOpenHashSet seen = new LongOpenHashSet();

  /** Whether a value was not counted yet for a likeness. */
  final boolean isNew(long likeness, long value) {
    return likeness == Copies.ALONE || seen.add(31 * likeness + value);
  }

  static FacetCounter of(String field, UnaryOperator<String> level) {
    if (field.startsWith(Facet.ATTRIBUTE)) {
      String name = level.apply(field.substring(Facet.ATTRIBUTE.length()));
      return new Values(field, FacetField.ATTRIBUTES, FacetField.prefix(name));
    }
    return switch (field) {
      case Facet.PRICE -> new Prices();
      case Facet.STOCK -> new Stock();
      default -> new Values(field, FacetField.docValues(field), "");
    };
  }

  /** As it was asked for. */
  abstract String field();

  abstract Documents segment(LeafReader reader) throws IOException;

  /** To be called when a segment is done. */
  abstract void endSegment() throws IOException;

  abstract Facet facet(int size);

  static final class Values extends FacetCounter {
    /** One value: its count, and how often it is spelled how. */
    private static final class Tally {
      long count;
      final Map<String, Long> spellings = new TreeMap<>();

      String spelling() {
        return spellings.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .orElseThrow()
            .getKey();
      }
    }

    private final String asked;
    private final String field;
    private final String prefix;
    private final Map<String, Tally> tallies = new HashMap<>();
    private SortedSetDocValues values = DocValues.emptySortedSet();
    private int first;
    private int[] counts = {};

    /** Of one document. */
    private final IntOpenHashSet its = new IntOpenHashSet();

    Values(String asked, String field, String prefix) {
      this.asked = asked;
      this.field = field;
      this.prefix = prefix;
    }

    @Override
    String field() {
      return asked;
    }

    @Override
    Documents segment(LeafReader reader) throws IOException {
      values = DocValues.getSortedSet(reader, field);
      first = prefix.isEmpty() ? 0 : ordinal(prefix);
      int end =
          prefix.isEmpty()
              ? Math.toIntExact(values.getValueCount())
              : ordinal(prefix + Character.toString(Character.MAX_CODE_POINT));
      counts = new int[end - first];
      SortedDocValues single = DocValues.unwrapSingleton(values);
      return new Documents() {
        @Override
        public void count(int doc, long likeness) throws IOException {
          if (counts.length == 0) {
            return;
          }
          if (single == null) {
            countAll(doc, likeness);
          } else {
            countOne(single, doc, likeness);
          }
        }

        @Override
        public void countRows(int doc, long likeness, VariantFilter.In variants)
            throws IOException {
          if (mindsVariants()) {
            countPassing(likeness, variants);
          } else {
            count(doc, likeness);
          }
        }
      };
    }

    @Override
    boolean mindsVariants() {
      return !prefix.isEmpty();
    }

    private void countPassing(long likeness, VariantFilter.In variants) throws IOException {
      VariantRows rows = variants.rows();
      its.clear();
      for (int row = 0; row < rows.size(); row++) {
        if (variants.passes(row)) {
          rows.addOwn(row, its);
          rows.addShared(its);
        }
      }
      for (IntIterator each = its.iterator(); each.hasNext(); ) {
        count(each.nextInt(), likeness);
      }
    }

    /** The ordinal of the first term not below one. */
    private int ordinal(String term) throws IOException {
      long at = values.lookupTerm(new BytesRef(term));
      return Math.toIntExact(at >= 0 ? at : -at - 1);
    }

    private void countAll(int doc, long likeness) throws IOException {
      if (values.advanceExact(doc)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          count((int) values.nextOrd(), likeness);
        }
      }
    }

    private void countOne(SortedDocValues single, int doc, long likeness) throws IOException {
      if (single.advanceExact(doc)) {
        count(single.ordValue(), likeness);
      }
    }

    private void count(int ordinal, long likeness) throws IOException {
      int at = ordinal - first;
      if (at >= 0
          && at < counts.length
          && (likeness == Copies.ALONE || isNew(likeness, hash(ordinal)))) {
        counts[at]++;
      }
    }

    /** Of the value however it is written. */
    private long hash(int ordinal) throws IOException {
      return Fields.hash(FacetField.levelled(values.lookupOrd(ordinal).utf8ToString()));
    }

    @Override
    void endSegment() throws IOException {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          String term = values.lookupOrd(first + i).utf8ToString().substring(prefix.length());
          Tally tally = tallies.computeIfAbsent(FacetField.levelled(term), t -> new Tally());
          tally.count += counts[i];
          tally.spellings.merge(FacetField.written(term), (long) counts[i], Long::sum);
        }
      }
    }

    @Override
    Facet facet(int size) {
      return new Facet(
          asked,
          tallies.values().stream()
              .map(tally -> new Facet.Value(tally.spelling(), tally.count))
              .sorted(
                  Comparator.comparingLong(Facet.Value::count)
                      .reversed()
                      .thenComparing(Facet.Value::value))
              .limit(size)
              .toList());
    }
  }

  /** A product counts once for a range, however many of its variants have such a price. */
  static final class Prices extends FacetCounter {
    private final PriceRanges ranges = new PriceRanges();

    @Override
    String field() {
      return Facet.PRICE;
    }

    @Override
    Documents segment(LeafReader reader) throws IOException {
      SortedNumericDocValues prices = DocValues.getSortedNumeric(reader, Fields.PRICE);
      return new Documents() {
        @Override
        public void count(int doc, long likeness) throws IOException {
          if (prices.advanceExact(doc)) {
            ranges.add(NumericUtils.sortableLongToDouble(prices.nextValue()), likeness);
          }
        }

        @Override
        public void countRows(int doc, long likeness, VariantFilter.In variants)
            throws IOException {
          VariantRows rows = variants.rows();
          DoubleArrayList its = new DoubleArrayList();
          for (int row = 0; row < rows.size(); row++) {
            if (!Double.isNaN(rows.price(row)) && variants.passes(row)) {
              its.add(rows.price(row));
            }
          }
          ranges.add(its, likeness);
        }
      };
    }

    @Override
    void endSegment() {}

    @Override
    Facet facet(int size) {
      return new Facet(Facet.PRICE, ranges.ranges());
    }
  }

  static final class Stock extends FacetCounter {
    private long in;
    private long out;

    @Override
    String field() {
      return Facet.STOCK;
    }

    @Override
    Documents segment(LeafReader reader) throws IOException {
      PostingsEnum outs =
          reader.postings(new Term(Fields.STOCK_STATE, Fields.OUT), PostingsEnum.NONE);
      DocIdSetIterator gone = outs == null ? DocIdSetIterator.empty() : outs;
      return new Documents() {
        @Override
        public void count(int doc, long likeness) throws IOException {
          if (gone.docID() < doc) {
            gone.advance(doc);
          }
          Stock.this.count(gone.docID() != doc, likeness);
        }

        @Override
        public void countRows(int doc, long likeness, VariantFilter.In variants)
            throws IOException {
          VariantRows rows = variants.rows();
          boolean anyIn = false;
          boolean anyOut = false;
          for (int row = 0; row < rows.size(); row++) {
            if (variants.passes(row)) {
              anyIn |= rows.inStock(row);
              anyOut |= !rows.inStock(row);
            }
          }
          if (anyIn) {
            Stock.this.count(true, likeness);
          }
          if (anyOut) {
            Stock.this.count(false, likeness);
          }
        }
      };
    }

    private void count(boolean inStock, long likeness) {
      if (isNew(likeness, inStock ? 0 : 1)) {
        in += inStock ? 1 : 0;
        out += inStock ? 0 : 1;
      }
    }

    @Override
    void endSegment() {}

    @Override
    Facet facet(int size) {
      List<Facet.Value> values = new ArrayList<>();
      values.add(new Facet.Value("true", in));
      values.add(new Facet.Value("false", out));
      values.removeIf(value -> value.count() == 0);
      return new Facet(Facet.STOCK, values);
    }
  }
}
