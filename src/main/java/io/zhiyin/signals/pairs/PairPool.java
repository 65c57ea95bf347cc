package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Decay;
import io.zhiyin.signals.count.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Records of pairs of products by pair number; numbers of freed pairs are used again.
 *
 * <p>A pair's two products are its sides: side 0 has the lower ordinal. Each side may <i>list</i>
 * the pair among its neighbours, and has a <i>folded</i> strength: what that product's document
 * carries for the other product, in the 9 significant bits that Lucene's {@code FeatureField} keeps
 * of it. Shoppers are told apart by 16 bits of their hash, so one in 65,536 is taken for one that
 * the pair knows already, which shows the pair later but never too early.
 *
 * <p>Pages of parallel arrays, so that growing neither copies nor wastes more than a page: 30 +
 * 2·minShoppers bytes a pair.
 */
final class PairPool {
  private static final int PAGE_BITS = 12;
  private static final int IN_PAGE = (1 << PAGE_BITS) - 1;
  private static final int BOTH = 3;
  private static final int WAITS = 4;
  private static final int MET = 8;

  /** Bits of a float that no document keeps, and half of the last one that it does. */
  private static final int DROPPED_BITS = 15;

  private static final int HALF = 1 << (DROPPED_BITS - 1);

  private final int minShoppers;
  private Page[] pages = new Page[1];
  private int used;
  private int free = -1;

  /** What is known of some pairs with numbers in a row, by their places here. */
  private static final class Page {
    final int[] items = new int[2 << PAGE_BITS];
    final double[] weights = new double[1 << PAGE_BITS];
    final double[] squares = new double[1 << PAGE_BITS];
    final char[] folded = new char[2 << PAGE_BITS];
    final byte[] distinct = new byte[1 << PAGE_BITS];
    final byte[] listed = new byte[1 << PAGE_BITS];
    final char[] shoppers;

    Page(int minShoppers) {
      shoppers = new char[minShoppers << PAGE_BITS];
    }
  }

  /**
   * @param minShoppers distinct shoppers are told apart up to this number
   */
  PairPool(int minShoppers) {
    this.minShoppers = minShoppers;
  }

  private Page page(int pair) {
    return pages[pair >>> PAGE_BITS];
  }

  /** A new pair of two products, the lower ordinal first, with nothing counted. */
  int take(int lower, int higher) {
    int pair = free;
    if (pair < 0) {
      pair = used++;
      if ((pair & IN_PAGE) == 0) {
        turn(pair >>> PAGE_BITS);
      }
    } else {
      free = item(pair, 0);
    }
    Page page = page(pair);
    int at = pair & IN_PAGE;
    page.items[2 * at] = lower;
    page.items[2 * at + 1] = higher;
    return pair;
  }

  private void turn(int number) {
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, 2 * number);
    }
    pages[number] = new Page(minShoppers);
  }

  void free(int pair) {
    Page page = page(pair);
    int at = pair & IN_PAGE;
    page.weights[at] = 0;
    page.squares[at] = 0;
    page.folded[2 * at] = 0;
    page.folded[2 * at + 1] = 0;
    page.distinct[at] = 0;
    page.items[2 * at] = free;
    free = pair;
  }

  int item(int pair, int side) {
    return page(pair).items[2 * (pair & IN_PAGE) + side];
  }

  int side(int pair, int item) {
    return item(pair, 0) == item ? 0 : 1;
  }

  int other(int pair, int item) {
    return item(pair, 1 - side(pair, item));
  }

  double weight(int pair) {
    return page(pair).weights[pair & IN_PAGE];
  }

  Sums sums(int pair) {
    return new Sums(weight(pair), page(pair).squares[pair & IN_PAGE]);
  }

  /** Distinct shoppers, told apart up to the minimum. */
  int distinct(int pair) {
    return page(pair).distinct[pair & IN_PAGE];
  }

  /**
   * @param shopper hash of the shopper's name
   */
  void add(int pair, double weight, long shopper) {
    Page page = page(pair);
    int at = pair & IN_PAGE;
    page.weights[at] += weight;
    page.squares[at] += weight * weight;
    int known = page.distinct[at];
    if (known < minShoppers && place(pair, shopper) < 0) {
      page.shoppers[at * minShoppers + known] = number(shopper);
      page.distinct[at]++;
    }
  }

  private static char number(long shopper) {
    return (char) (shopper >>> 48);
  }

  /** Where a shopper stands among those of a pair; -1: nowhere. */
  private int place(int pair, long shopper) {
    Page page = page(pair);
    int from = (pair & IN_PAGE) * minShoppers;
    for (int i = from; i < from + page.distinct[pair & IN_PAGE]; i++) {
      if (page.shoppers[i] == number(shopper)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Two shoppers turn out to be one.
   *
   * @return whether the pair has one shopper less by that
   */
  boolean join(int pair, long from, long to) {
    int place = place(pair, from);
    if (place < 0 || number(from) == number(to)) {
      return false;
    }
    Page page = page(pair);
    if (place(pair, to) < 0) {
      page.shoppers[place] = number(to);
      return false;
    }
    int at = pair & IN_PAGE;
    int last = at * minShoppers + --page.distinct[at];
    System.arraycopy(page.shoppers, place + 1, page.shoppers, place, last - place);
    return true;
  }

  boolean listed(int pair, int side) {
    return is(pair, 1 << side);
  }

  boolean unlisted(int pair) {
    return !is(pair, BOTH);
  }

  /** Whether a pair stands in {@link Waiting}. */
  boolean waits(int pair) {
    return is(pair, WAITS);
  }

  /** A pair comes to wait, not met since, or leaves. */
  void await(int pair, boolean yes) {
    page(pair).listed[pair & IN_PAGE] &= BOTH;
    set(pair, WAITS, yes);
  }

  /** Notes of a pair that waits that it was met. */
  void meet(int pair) {
    if (waits(pair)) {
      set(pair, MET, true);
    }
  }

  boolean metAgain(int pair) {
    return is(pair, MET);
  }

  void list(int pair, int side, boolean yes) {
    set(pair, 1 << side, yes);
  }

  /** Whether any of some flags is set. */
  private boolean is(int pair, int flags) {
    return (page(pair).listed[pair & IN_PAGE] & flags) != 0;
  }

  private void set(int pair, int flag, boolean yes) {
    byte[] listed = page(pair).listed;
    int at = pair & IN_PAGE;
    listed[at] = (byte) (yes ? listed[at] | flag : listed[at] & ~flag);
  }

  float folded(int pair, int side) {
    return Float.intBitsToFloat(page(pair).folded[2 * (pair & IN_PAGE) + side] << DROPPED_BITS);
  }

  /**
   * @param strength in [0,1], kept as the nearest one that a document can carry
   */
  void fold(int pair, int side, float strength) {
    int bits = (Float.floatToIntBits(strength) + HALF) >>> DROPPED_BITS;
    page(pair).folded[2 * (pair & IN_PAGE) + side] = (char) bits;
  }

  void nothingFolded() {
    for (int i = 0; i < pages.length && pages[i] != null; i++) {
      Arrays.fill(pages[i].folded, (char) 0);
    }
  }

  void halve(int times) {
    for (int pair = 0; pair < used; pair++) {
      Page page = page(pair);
      int at = pair & IN_PAGE;
      page.weights[at] = Decay.halved(page.weights[at], times);
      page.squares[at] = Decay.halved(page.squares[at], 2 * times);
    }
  }

  /** Pair numbers are below this. */
  int used() {
    return used;
  }

  /** Writes what was counted, without what is listed, waits and is folded. */
  void write(int pair, DataOutput out) throws IOException {
    out.writeInt(item(pair, 0));
    out.writeInt(item(pair, 1));
    Page page = page(pair);
    int at = pair & IN_PAGE;
    out.writeDouble(page.weights[at]);
    out.writeDouble(page.squares[at]);
    out.writeByte(page.distinct[at]);
    for (int i = 0; i < page.distinct[at]; i++) {
      out.writeChar(page.shoppers[at * minShoppers + i]);
    }
  }

  /**
   * Reads the next pair back.
   *
   * @param named whether the last of {@code minShoppers} shoppers was written as well, in two bytes
   *     each; else that one has a number that hardly any shopper has
   */
  int read(DataInput in, boolean named) throws IOException {
    int lower = in.readInt();
    int pair = take(lower, in.readInt());
    Page page = page(pair);
    int at = pair & IN_PAGE;
    page.weights[at] = in.readDouble();
    page.squares[at] = in.readDouble();
    page.distinct[at] = in.readByte();
    int known = named ? page.distinct[at] : Math.min(page.distinct[at], minShoppers - 1);
    for (int i = 0; i < known; i++) {
      page.shoppers[at * minShoppers + i] = named ? in.readChar() : (char) (in.readInt() >>> 16);
    }
    return pair;
  }
}
