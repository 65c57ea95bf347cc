package io.zhiyin.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the category tree, from the root to the leaf; empty when a product has none.
 *
 * <p>Names hold no {@code /}: the written form {@code 服饰/女装} joins them by it, and {@link #of}
 * writes ／ for it.
 */
public record CategoryPath(List<String> names) {
  public static final CategoryPath NONE = new CategoryPath(List.of());

  public CategoryPath {
    names = List.copyOf(names);
  }

  /** A path of names as shops write them: 手机保护套/壳 is one name, kept as 手机保护套／壳. */
  public static CategoryPath of(List<String> names) {
    return new CategoryPath(names.stream().map(name -> name.replace('/', '／')).toList());
  }

  /** Reads the written form; empty parts are dropped. */
  public static CategoryPath parse(String written) {
    return new CategoryPath(
        java.util.Arrays.stream(written.split("/"))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList());
  }

  /**
   * This path and every one above it, root first, in written form: what a subtree filter looks up.
   */
  public List<String> prefixes() {
    List<String> prefixes = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (String name : names) {
      path.append(path.isEmpty() ? "" : "/").append(name);
      prefixes.add(path.toString());
    }
    return prefixes;
  }

  /** The last name, or empty when there is none. */
  public String leaf() {
    return names.isEmpty() ? "" : names.getLast();
  }

  @Override
  public String toString() {
    return String.join("/", names);
  }
}
