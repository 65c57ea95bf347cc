package io.zhiyin.learn.ratings;

import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Who rated what how, each pair once: 16 bytes a rating. Shoppers and items are numbers from 0 in
 * the order of their ids.
 */
public final class Ratings {
  private final SparseMatrix byUser;
  private final SparseMatrix byItem;
  private final double mean;
  private final double lowest;
  private final double highest;

  /**
   * @param byUser shopper by item, columns ascending; at least one rating, all finite
   */
  private Ratings(SparseMatrix byUser) {
    this.byUser = byUser;
    this.byItem = byUser.transposed();
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < byUser.entries(); at++) {
      sum += byUser.value(at);
      low = Math.min(low, byUser.value(at));
      high = Math.max(high, byUser.value(at));
    }
    this.mean = sum / byUser.entries();
    this.lowest = low;
    this.highest = high;
  }

  public SparseMatrix byUser() {
    return byUser;
  }

  public SparseMatrix byItem() {
    return byItem;
  }

  /** Of all ratings. */
  public double mean() {
    return mean;
  }

  /** The mean of each row; that of all ratings where a row is empty. */
  public double[] means(SparseMatrix rows) {
    double[] means = new double[rows.rows()];
    for (int row = 0; row < means.length; row++) {
      double sum = 0;
      for (int at = rows.start(row); at < rows.end(row); at++) {
        sum += rows.value(at);
      }
      means[row] = rows.size(row) == 0 ? mean : sum / rows.size(row);
    }
    return means;
  }

  /** Brought into the range of the ratings. */
  public double within(double prediction) {
    return Math.max(lowest, Math.min(highest, prediction));
  }

  /** Takes ratings in their order; of a pair the last one counts. */
  public static final class Builder {
    private final List<TreeMap<Integer, Float>> rows = new ArrayList<>();
    private int size;

    public void add(int user, int item, float rating) {
      while (rows.size() <= user) {
        rows.add(new TreeMap<>());
      }
      size += rows.get(user).put(item, rating) == null ? 1 : 0;
    }

    /** How many pairs there are. */
    public int size() {
      return size;
    }

    /**
     * The ratings.
     *
     * @throws IllegalStateException when there is none
     */
    public Ratings build(int users, int items) {
      if (size == 0) {
        throw new IllegalStateException("no rating was given");
      }
      RowCollector collector = new RowCollector(users, items);
      for (int user = 0; user < rows.size(); user++) {
        TreeMap<Integer, Float> row = rows.get(user);
        float[] values = new float[row.size()];
        int[] columns = new int[row.size()];
        int n = 0;
        for (var each : row.entrySet()) {
          columns[n] = each.getKey();
          values[n++] = each.getValue();
        }
        collector.set(user, columns, values);
      }
      return new Ratings(collector.matrix());
    }
  }
}
