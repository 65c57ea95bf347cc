package io.zhiyin.admin.models;

import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.rank.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A trained model as documents carry it. Thread-safe. */
public final class Model {
  /** Says nothing of any product. */
  public static final Model NONE = new Model(Manifest.NONE, StrengthsFile.EMPTY);

  private final Manifest manifest;
  private final StrengthsFile strengths;

  Model(Manifest manifest, StrengthsFile strengths) {
    this.manifest = manifest;
    this.strengths = strengths;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** 0 for {@link #NONE}. */
  public int number() {
    return manifest.number();
  }

  /** What a product's document carries: a product that a shopper had → strength in (0,1]. */
  public Map<String, Float> of(String productId) {
    int item = strengths.find(productId);
    if (item < 0) {
      return Map.of();
    }
    Map<String, Float> terms = new HashMap<>();
    for (int at = strengths.start(item); at < strengths.end(item); at++) {
      terms.put(strengths.id(strengths.column(at)), strengths.value(at));
    }
    return terms;
  }

  /** What the next older product of a history counts where it is asked; empty: as configured. */
  OptionalDouble decay() {
    Double its = manifest.fitted().decay();
    return its == null ? OptionalDouble.empty() : OptionalDouble.of(its);
  }

  /** The weights in force over documents that carry this model. */
  public Weights weigh(Weights configured) {
    return number() == 0
        ? configured.untrained()
        : configured.fading(decay().orElse(configured.learnedDecay()));
  }

  /** The strengths between the products of a list, from had (row) to offer (column). */
  SparseMatrix between(List<String> ascending) {
    int[] places = new int[strengths.items()];
    for (int item = 0; item < places.length; item++) {
      places[item] = Collections.binarySearch(ascending, strengths.id(item));
    }
    RowCollector rows = new RowCollector(ascending.size(), ascending.size());
    for (int item = 0; item < places.length; item++) {
      if (places[item] >= 0) {
        Row row = new Row();
        for (int at = strengths.start(item); at < strengths.end(item); at++) {
          row.add(places[strengths.column(at)], strengths.value(at));
        }
        rows.set(places[item], row.columns(), row.values());
      }
    }
    return rows.matrix().transposed();
  }

  /** Products whose documents carry a strength from or to any of the given ones, and these. */
  Set<String> touching(Set<String> products) {
    Set<String> all = new HashSet<>(products);
    for (int item = 0; item < strengths.items(); item++) {
      for (int at = strengths.start(item); at < strengths.end(item); at++) {
        if (products.contains(strengths.id(strengths.column(at)))) {
          all.add(strengths.id(item));
        }
      }
    }
    return all;
  }

  List<String> products() {
    List<String> all = new ArrayList<>();
    for (int item = 0; item < strengths.items(); item++) {
      all.add(strengths.id(item));
    }
    return all;
  }

  /** By product offered, without every strength from or to the given ones. */
  SparseMatrix without(Set<String> products) {
    boolean[] out = new boolean[strengths.items()];
    for (int item = 0; item < out.length; item++) {
      out[item] = products.contains(strengths.id(item));
    }
    RowCollector rows = new RowCollector(out.length, out.length);
    for (int item = 0; item < out.length; item++) {
      Row row = new Row();
      for (int at = strengths.start(item); at < strengths.end(item) && !out[item]; at++) {
        row.add(out[strengths.column(at)] ? -1 : strengths.column(at), strengths.value(at));
      }
      rows.set(item, row.columns(), row.values());
    }
    return rows.matrix();
  }

  /** A row on its way; negative columns are left out. */
  private static final class Row {
    private final List<Integer> columns = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();

    void add(int column, float value) {
      if (column >= 0) {
        columns.add(column);
        values.add(value);
      }
    }

    int[] columns() {
      return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    float[] values() {
      float[] all = new float[values.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = values.get(i);
      }
      return all;
    }
  }
}
