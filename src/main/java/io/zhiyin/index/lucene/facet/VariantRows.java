package io.zhiyin.index.lucene.facet;

import io.zhiyin.index.lucene.schema.Fields;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What each variant of a segment's products offers, one product at a time, ascending: rows in the
 * order of the product's variants. Reading one allocates nothing once the largest has been seen.
 */
public final class VariantRows {
  /** Tells an ordinal of {@link FacetField#ATTRIBUTES} from others. */
  @FunctionalInterface
  interface Ordinals {
    boolean has(int ordinal) throws IOException;
  }

  private final BinaryDocValues tables;
  private final SortedSetDocValues terms;
  private final ByteArrayDataInput in = new ByteArrayDataInput();

  private int size;
  private double[] prices = {};
  private long[] stocks = {};

  /** Places of the values that all rows have, then each row's own; where each of these ends. */
  private int[] places = {};

  private int shared;
  private int[] ends = {};
  private int[] ordinals = {};

  private VariantRows(BinaryDocValues tables, SortedSetDocValues terms) {
    this.tables = tables;
    this.terms = terms;
  }

  /** Null where no product of the segment has variants that differ. */
  public static @Nullable VariantRows of(LeafReader reader) throws IOException {
    BinaryDocValues tables = reader.getBinaryDocValues(Fields.VARIANTS);
    return tables == null
        ? null
        : new VariantRows(tables, DocValues.getSortedSet(reader, FacetField.ATTRIBUTES));
  }

  /** The products with rows; moves together with {@link #at}. */
  DocIdSetIterator products() {
    return tables;
  }

  /** The terms that ordinals stand for; to be looked up, not to be moved. */
  SortedSetDocValues terms() {
    return terms;
  }

  /** Reads a product's rows, unless it has none. */
  public boolean at(int doc) throws IOException {
    if (!tables.advanceExact(doc)) {
      return false;
    }
    read(doc);
    return true;
  }

  /** Reads the rows of the product that {@link #products} stands at. */
  void read(int doc) throws IOException {
    BytesRef bytes = tables.binaryValue();
    in.reset(bytes.bytes, bytes.offset, bytes.length);
    size = in.readVInt();
    prices = ArrayUtil.grow(prices, size);
    stocks = ArrayUtil.grow(stocks, size);
    ends = ArrayUtil.grow(ends, size);
    shared = places(0);
    int end = shared;
    for (int row = 0; row < size; row++) {
      byte said = in.readByte();
      prices[row] =
          (said & VariantTable.PRICE) == 0 ? Double.NaN : Double.longBitsToDouble(in.readLong());
      stocks[row] = (said & VariantTable.STOCK) == 0 ? -1 : in.readVLong();
      end = places(end);
      ends[row] = end;
    }
    int count = terms.advanceExact(doc) ? terms.docValueCount() : 0;
    ordinals = ArrayUtil.grow(ordinals, count);
    for (int i = 0; i < count; i++) {
      ordinals[i] = (int) terms.nextOrd();
    }
  }

  private int places(int from) {
    int count = in.readVInt();
    places = ArrayUtil.grow(places, from + count);
    int place = 0;
    for (int i = 0; i < count; i++) {
      place += in.readVInt();
      places[from + i] = place;
    }
    return from + count;
  }

  public int size() {
    return size;
  }

  /** NaN when there is none. */
  public double price(int row) {
    return prices[row];
  }

  /** Pieces; below 0 when nothing is said of them. */
  long stock(int row) {
    return stocks[row];
  }

  public boolean inStock(int row) {
    return stocks[row] != 0;
  }

  /** Whether a row has one of these values. */
  boolean has(int row, Ordinals wanted) throws IOException {
    return has(wanted, 0, shared) || has(wanted, row == 0 ? shared : ends[row - 1], ends[row]);
  }

  /** Adds the ordinals of a row's own values, those aside that all rows have. */
  public void addOwn(int row, IntSet to) {
    for (int i = row == 0 ? shared : ends[row - 1]; i < ends[row]; i++) {
      to.add(ordinals[places[i]]);
    }
  }

  /** Adds the ordinals of the values that all rows have. */
  public void addShared(IntSet to) {
    for (int i = 0; i < shared; i++) {
      to.add(ordinals[places[i]]);
    }
  }

  private boolean has(Ordinals wanted, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      if (wanted.has(ordinals[places[i]])) {
        return true;
      }
    }
    return false;
  }
}
