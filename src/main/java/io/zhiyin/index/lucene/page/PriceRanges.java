package io.zhiyin.index.lucene.page;

import io.zhiyin.index.question.Facet;
import it.unimi.dsi.fastutil.doubles.DoubleList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Ranges of prices with round bounds that share the products about equally.
 *
 * <p>Prices are counted in cells whose bounds are round numbers: 0 and {@code {1, 1.5, 2, 3, 4, 5,
 * 6, 8} · 10^k} from 0.01 to below 10^13. Neighbouring cells are then joined, from the lowest,
 * until a range holds its share of what is left; so counts are exact and memory does not grow with
 * the products. The last range is open above; 0 starts the first.
 */
final class PriceRanges {
  private static final int RANGES = 6;
  private static final double[] STARTS = starts();

  private final long[] cells = new long[STARTS.length];
  private final Long2ObjectOpenHashMap<BitSet> shared = new Long2ObjectOpenHashMap<>();

  /** Cells that one product stands in → how many products stand in just these. */
  private final Object2LongOpenHashMap<BitSet> several = new Object2LongOpenHashMap<>();

  private static double[] starts() {
    List<Double> starts = new ArrayList<>(List.of(0.0));
    for (int exponent = -2; exponent < 13; exponent++) {
      for (String mantissa : List.of("1", "1.5", "2", "3", "4", "5", "6", "8")) {
        starts.add(new BigDecimal(mantissa).scaleByPowerOfTen(exponent).doubleValue());
      }
    }
    return starts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Counts a product with one price.
   *
   * @param price >= 0
   * @param likeness products with the same one count once for a range; {@link Copies#ALONE} counts
   *     always
   */
  void add(double price, long likeness) {
    int cell = cell(price);
    if (likeness == Copies.ALONE) {
      cells[cell]++;
    } else {
      add(shared.computeIfAbsent(likeness, _ -> new BitSet()), cell);
    }
  }

  /** Counts a product whose variants have several prices, once for a range. */
  void add(DoubleList prices, long likeness) {
    if (likeness != Copies.ALONE) {
      prices.forEach(price -> add(price, likeness));
      return;
    }
    BitSet its = new BitSet();
    prices.forEach(price -> add(its, cell(price)));
    if (its.cardinality() > 1) {
      several.addTo(its, 1);
    }
  }

  private static int cell(double price) {
    int at = Arrays.binarySearch(STARTS, price);
    return at >= 0 ? at : Math.max(0, -at - 2);
  }

  private void add(BitSet its, int cell) {
    cells[cell] += its.get(cell) ? 0 : 1;
    its.set(cell);
  }

  /** How often a product, or those that are alike, counts in several cells from one to another. */
  private long again(int from, int to) {
    long again = 0;
    for (BitSet its : shared.values()) {
      again += again(its, from, to);
    }
    for (Object2LongMap.Entry<BitSet> its : several.object2LongEntrySet()) {
      again += its.getLongValue() * again(its.getKey(), from, to);
    }
    return again;
  }

  private static long again(BitSet its, int from, int to) {
    return Math.max(0, its.get(from, to).cardinality() - 1);
  }

  /** Ascending, none empty: at most {@value #RANGES}. */
  List<Facet.Value> ranges() {
    List<Facet.Value> ranges = new ArrayList<>();
    long left = Arrays.stream(cells).sum();
    int from = 0;
    long held = 0;
    for (int cell = 0; cell < cells.length && left > 0; cell++) {
      held += cells[cell];
      boolean full = held > 0 && held * (RANGES - ranges.size()) >= left;
      if (full || held == left) {
        boolean last = held == left;
        long count = held - again(from, last ? cells.length : cell + 1);
        ranges.add(new Facet.Value(written(from, cell + 1, last), count));
        left -= held;
        from = cell + 1;
        held = 0;
      } else if (held == 0) {
        from = cell + 1;
      }
    }
    return ranges;
  }

  private static String written(int from, int to, boolean last) {
    return "[" + plain(STARTS[from]) + "," + (last ? "]" : plain(STARTS[to]) + ")");
  }

  private static String plain(double bound) {
    return bound == 0 ? "0" : BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
