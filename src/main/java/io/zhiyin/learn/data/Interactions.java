package io.zhiyin.learn.data;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Who had what, in compressed rows: a row a shopper, oldest first; 17 bytes an interaction.
 * Shoppers and items are numbers from 0; whoever numbers items does so in the order of their ids,
 * so that ties by number are ties by id. The arrays are not to be changed.
 */
public final class Interactions {
  private final int items;
  private final int[] starts;
  private final int[] item;
  private final long[] time;
  private final float[] weight;
  private final byte[] kind;
  private final double[] anonymous;

  private Interactions(int items, int[] starts, int[] item, long[] time, Weighing weighing) {
    this.items = items;
    this.starts = starts;
    this.item = item;
    this.time = time;
    this.weight = weighing.weight;
    this.kind = weighing.kind;
    this.anonymous = weighing.anonymous;
  }

  private static final class Weighing {
    private final float[] weight;
    private final byte[] kind;
    private final double[] anonymous;

    Weighing(float[] weight, byte[] kind, double[] anonymous) {
      this.weight = weight;
      this.kind = kind;
      this.anonymous = anonymous;
    }
  }

  public int users() {
    return starts.length - 1;
  }

  public int items() {
    return items;
  }

  public int size() {
    return item.length;
  }

  public int start(int user) {
    return starts[user];
  }

  public int end(int user) {
    return starts[user + 1];
  }

  public int item(int at) {
    return item[at];
  }

  /** Unix seconds; 0 when unknown. */
  public long time(int at) {
    return time[at];
  }

  /** Whether any time is known. */
  public boolean timed() {
    return Arrays.stream(time).anyMatch(at -> at > 0);
  }

  public float weight(int at) {
    return weight[at];
  }

  /** Of all interactions; 1 without any. Where all weigh the same it is exactly that weight. */
  public double meanWeight() {
    double sum = 0;
    for (float its : weight) {
      sum += its;
    }
    return weight.length == 0 ? 1 : sum / weight.length;
  }

  /** Whether any two weights differ. */
  public boolean weighted() {
    boolean differ = false;
    for (int at = 1; at < weight.length && !differ; at++) {
      differ = weight[at] != weight[0];
    }
    return differ;
  }

  /** What kind of event, a small number from 0. */
  public byte kind(int at) {
    return kind[at];
  }

  /** How often an item was had by nobody in particular: counts for popularity only. */
  public double anonymous(int what) {
    return anonymous[what];
  }

  public History history(int user) {
    return new History(
        Arrays.copyOfRange(item, starts[user], starts[user + 1]),
        Arrays.copyOfRange(weight, starts[user], starts[user + 1]),
        Arrays.copyOfRange(kind, starts[user], starts[user + 1]),
        Arrays.copyOfRange(time, starts[user], starts[user + 1]));
  }

  /** Shopper by item, each pair once with value 1, ascending. */
  public SparseMatrix binary() {
    RowCollector rows = new RowCollector(users(), items);
    for (int user = 0; user < users(); user++) {
      int[] distinct =
          Arrays.stream(item, starts[user], starts[user + 1]).sorted().distinct().toArray();
      float[] ones = new float[distinct.length];
      Arrays.fill(ones, 1);
      rows.set(user, distinct, ones);
    }
    return rows.matrix();
  }

  /** The same with the weight of each pair's heaviest interaction. */
  public SparseMatrix heaviest() {
    SparseMatrix pairs = binary();
    float[] heaviest = new float[pairs.entries()];
    for (int user = 0; user < users(); user++) {
      for (int at = starts[user]; at < starts[user + 1]; at++) {
        int pair =
            Arrays.binarySearch(pairs.columnsOf(), pairs.start(user), pairs.end(user), item[at]);
        heaviest[pair] = Math.max(heaviest[pair], weight[at]);
      }
    }
    return pairs.withValues(heaviest);
  }

  /** The interactions of which {@code kept} is true, by place; shoppers and items stay numbered. */
  public Interactions only(boolean[] kept) {
    Builder builder = new Builder();
    for (int user = 0; user < users(); user++) {
      for (int at = starts[user]; at < starts[user + 1]; at++) {
        if (kept[at]) {
          builder.add(user, item[at], time[at], weight[at], kind[at]);
        }
      }
    }
    for (int what = 0; what < items; what++) {
      builder.addAnonymous(what, anonymous[what]);
    }
    return builder.build(users(), items);
  }

  /** Takes interactions in the order of lines and sorts them. */
  public static final class Builder {
    private int size;
    private int[] user = new int[1024];
    private int[] item = new int[1024];
    private long[] time = new long[1024];
    private float[] weight = new float[1024];
    private byte[] kind = new byte[1024];
    private final Int2DoubleOpenHashMap anonymous = new Int2DoubleOpenHashMap();

    /** Adds interactions of nobody in particular. */
    public void addAnonymous(int what, double times) {
      if (times != 0) {
        anonymous.addTo(what, times);
      }
    }

    /**
     * Adds one.
     *
     * @param at Unix seconds; 0 when unknown
     */
    public void add(int who, int what, long at, float much, byte how) {
      if (size == user.length) {
        int more = Math.addExact(size, Math.max(size >> 1, 1));
        user = Arrays.copyOf(user, more);
        item = Arrays.copyOf(item, more);
        time = Arrays.copyOf(time, more);
        weight = Arrays.copyOf(weight, more);
        kind = Arrays.copyOf(kind, more);
      }
      user[size] = who;
      item[size] = what;
      time[size] = at;
      weight[size] = much;
      kind[size++] = how;
    }

    /** By shopper, then time, then the order of adding. */
    public Interactions build(int users, int items) {
      int[] starts = new int[users + 1];
      for (int i = 0; i < size; i++) {
        starts[user[i] + 1]++;
      }
      for (int u = 0; u < users; u++) {
        starts[u + 1] += starts[u];
      }
      int[] order = new int[size];
      int[] next = Arrays.copyOf(starts, users);
      for (int i = 0; i < size; i++) {
        order[next[user[i]]++] = i;
      }
      for (int u = 0; u < users; u++) {
        sortByTime(order, starts[u], starts[u + 1]);
      }
      int[] items2 = new int[size];
      long[] times = new long[size];
      float[] weights = new float[size];
      byte[] kinds = new byte[size];
      for (int i = 0; i < size; i++) {
        items2[i] = item[order[i]];
        times[i] = time[order[i]];
        weights[i] = weight[order[i]];
        kinds[i] = kind[order[i]];
      }
      double[] nobodys = new double[items];
      anonymous.int2DoubleEntrySet().forEach(e -> nobodys[e.getIntKey()] = e.getDoubleValue());
      return new Interactions(items, starts, items2, times, new Weighing(weights, kinds, nobodys));
    }

    private void sortByTime(int[] order, int from, int to) {
      boolean sorted = true;
      for (int i = from + 1; i < to && sorted; i++) {
        sorted = time[order[i - 1]] <= time[order[i]];
      }
      if (!sorted) {
        IntArrays.mergeSort(order, from, to, (a, b) -> Long.compare(time[a], time[b]));
      }
    }
  }
}
