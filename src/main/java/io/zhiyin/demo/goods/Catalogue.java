package io.zhiyin.demo.goods;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All products of the demo shop, in the order of their ids, which is the order of the departments.
 *
 * <p>Within a leaf the pull falls as 1/(rank + 2), so that a few products draw most shoppers, as in
 * real shops; no two titles are the same.
 */
public final class Catalogue {
  private static final int TRIES = 20;

  private final long seed;
  private final Instant end;
  private final List<Goods> all = new ArrayList<>();
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final Map<String, List<Goods>> byLeaf = new LinkedHashMap<>();
  private final Set<String> titles = new HashSet<>();

  private Catalogue(long seed, Instant end) {
    this.seed = seed;
    this.end = end;
  }

  /**
   * The catalogue of a seed.
   *
   * @param end when the story ends: products are dated before it
   */
  public static Catalogue make(long seed, Instant end) {
    Catalogue catalogue = new Catalogue(seed, end);
    Vocabulary.departments().forEach(catalogue::stock);
    return catalogue;
  }

  private void stock(Department department) {
    for (Leaf leaf : department.leaves()) {
      leaves.put(leaf.name(), leaf);
      byLeaf.put(leaf.name(), new ArrayList<>());
      for (int rank = 0; rank < leaf.habits().count(); rank++) {
        Goods goods = make(department, leaf, rank);
        all.add(goods);
        of(leaf.name()).add(goods);
      }
    }
  }

  private Goods make(Department department, Leaf leaf, int rank) {
    String id = String.format(Locale.ROOT, "p%05d", all.size() + 1);
    double pull = 2.0 / (rank + 2);
    for (int attempt = 1; ; attempt++) {
      Dice dice = new Dice(seed, id + "#" + attempt);
      Brand brand = dice.pick(department.brands());
      Goods goods = new ProductMaker(dice, leaf, brand).make(id, pull, end, fitting(leaf, dice));
      if (titles.add(goods.title()) || attempt == TRIES) {
        return goods;
      }
    }
  }

  private Optional<Goods> fitting(Leaf leaf, Dice dice) {
    List<Goods> wanted = of(leaf.habits().fits());
    return wanted.isEmpty() ? Optional.empty() : Optional.of(dice.pick(wanted, Goods::pull));
  }

  public List<Goods> all() {
    return all;
  }

  /** A leaf's products, the most popular first; none for an unknown leaf. */
  public List<Goods> of(String leaf) {
    return byLeaf.getOrDefault(leaf, List.of());
  }

  public List<Leaf> leaves() {
    return List.copyOf(leaves.values());
  }

  /** A leaf by its name, which must be there. */
  public Leaf leaf(String name) {
    Leaf leaf = leaves.get(name);
    if (leaf == null) {
      throw new IllegalStateException("no leaf is called " + name);
    }
    return leaf;
  }
}
