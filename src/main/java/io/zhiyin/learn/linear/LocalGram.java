package io.zhiyin.learn.linear;

import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.PairSums;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What two items share, G = XᵀX (with ones, shoppers), by neighbourhoods: for a target, its closest
 * items by cosine and the block of G among them. Rows of G keep their 4,000 largest counts, in
 * large catalogues fewer ({@link RowCollector#most}), which bounds memory; smaller ones count as 0.
 * Where the neighbourhood's shoppers are few beside those rows, its block is counted from them
 * instead, which is exact.
 */
final class LocalGram {
  private static final int LONGEST_ROW = 4_000;
  private static final int FEW = 4;

  private final SparseMatrix gram;
  private final SparseMatrix byItem;
  private final double[] shoppers;

  LocalGram(SparseMatrix had) {
    this.byItem = had.transposed();
    this.shoppers = byItem.squaredNorms();
    this.gram = new PairSums(had, had).strongest(LONGEST_ROW, (_, _, sum) -> sum);
  }

  int items() {
    return shoppers.length;
  }

  /** A neighbourhood's equations; arrays sized for the largest, reused. */
  static final class Block {
    int size;
    final int[] items;
    final double[] gram;
    final double[] target;

    Block(int most) {
      this.items = new int[most];
      this.gram = new double[most * most];
      this.target = new double[most];
    }
  }

  /** What one thread needs. */
  final class Reader {
    private final int[] place = new int[items()];
    private final float[] close = new float[items()];
    private final int[] latest = new int[byItem.columns()];
    private final Block block;

    Reader(int most) {
      Arrays.fill(place, -1);
      Arrays.fill(latest, -1);
      this.block = new Block(most);
    }

    /** The target's neighbourhood; valid until the next call. */
    Block read(int target) {
      choose(target);
      int n = block.size;
      Arrays.fill(block.gram, 0, n * n, 0);
      long rows = 0;
      long entries = 0;
      for (int a = 0; a < n; a++) {
        rows += gram.size(block.items[a]);
        entries += byItem.size(block.items[a]);
      }
      if (entries * FEW < rows) {
        fromShoppers(n, (int) entries);
      } else {
        fromRows(n);
      }
      for (int a = 0; a < n; a++) {
        place[block.items[a]] = -1;
      }
      return block;
    }

    private void fromRows(int n) {
      for (int a = 0; a < n; a++) {
        int item = block.items[a];
        block.gram[a * n + a] = shoppers[item];
        for (int e = gram.start(item); e < gram.end(item); e++) {
          int b = place[gram.column(e)];
          if (b >= 0) {
            block.gram[a * n + b] = gram.value(e);
            block.gram[b * n + a] = gram.value(e);
          }
        }
      }
    }

    /** Chains each shopper's items of the block; every new one meets those before it. */
    private void fromShoppers(int n, int entries) {
      int[] before = new int[entries];
      int[] placeOf = new int[entries];
      float[] counts = new float[entries];
      int at = 0;
      for (int a = 0; a < n; a++) {
        int item = block.items[a];
        block.gram[a * n + a] = shoppers[item];
        for (int e = byItem.start(item); e < byItem.end(item); e++) {
          int user = byItem.column(e);
          for (int met = latest[user]; met >= 0; met = before[met]) {
            float both = byItem.value(e) * counts[met];
            block.gram[a * n + placeOf[met]] += both;
            block.gram[placeOf[met] * n + a] += both;
          }
          before[at] = latest[user];
          placeOf[at] = a;
          counts[at] = byItem.value(e);
          latest[user] = at++;
        }
      }
      for (int a = 0; a < n; a++) {
        for (int e = byItem.start(block.items[a]); e < byItem.end(block.items[a]); e++) {
          latest[byItem.column(e)] = -1;
        }
      }
    }

    private void choose(int target) {
      TopK best = new TopK(block.items.length);
      for (int e = gram.start(target); e < gram.end(target); e++) {
        int other = gram.column(e);
        close[other] = (float) (gram.value(e) / Math.sqrt(shoppers[other]));
        best.offer(other, close[other]);
      }
      int[] chosen = best.drain();
      block.size = chosen.length;
      System.arraycopy(chosen, 0, block.items, 0, chosen.length);
      for (int e = gram.start(target); e < gram.end(target); e++) {
        close[gram.column(e)] = gram.value(e);
      }
      for (int a = 0; a < chosen.length; a++) {
        place[chosen[a]] = a;
        block.target[a] = close[chosen[a]];
      }
    }
  }

  /** Solves a neighbourhood's equations into {@code weights}. */
  @FunctionalInterface
  interface Solver {
    void solve(Block block, double[] weights);
  }

  /**
   * All targets' weights, as a matrix from item had to item to offer.
   *
   * @param most items of a neighbourhood
   * @param solvers makes one for each thread
   */
  SparseMatrix solve(int most, Supplier<Solver> solvers) {
    RowCollector rows = new RowCollector(items(), items());
    Parallel.rows(
        items(),
        () -> {
          Reader reader = new Reader(most);
          Solver solver = solvers.get();
          double[] weights = new double[most];
          return target -> {
            Block block = reader.read(target);
            solver.solve(block, weights);
            keep(rows, target, block, weights);
          };
        });
    return rows.matrix().transposed();
  }

  private static void keep(RowCollector rows, int target, Block block, double[] weights) {
    int n = 0;
    int[] items = new int[block.size];
    float[] values = new float[block.size];
    for (int a = 0; a < block.size; a++) {
      if (Math.abs(weights[a]) > 1e-6) {
        items[n] = block.items[a];
        values[n++] = (float) weights[a];
      }
    }
    rows.set(target, Arrays.copyOf(items, n), Arrays.copyOf(values, n));
  }
}
