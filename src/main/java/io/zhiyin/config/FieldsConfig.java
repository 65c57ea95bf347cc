package io.zhiyin.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code fields.yaml}; the file says what each setting does.
 *
 * @param chains by name, sorted; the shares sum to 1
 */
public record FieldsConfig(Map<String, Chain> chains, Content content) {
  private static final Set<String> TEXT_FIELDS =
      Set.of("title", "brand", "category", "tags", "attributes", "description");

  /** How one chain is searched: product field → boost. */
  public record Chain(double share, Map<String, Double> boosts) {}

  /** What the content vector is made of: product field → weight. */
  public record Content(int terms, Map<String, Double> sources) {}

  static FieldsConfig read(Section section) {
    Section chains = section.section("chains");
    Map<String, Chain> read = new TreeMap<>();
    read(chains, "words", read);
    read(chains, "bigrams", read);
    double sum = read.values().stream().mapToDouble(Chain::share).sum();
    read.replaceAll((name, chain) -> new Chain(chain.share() / sum, chain.boosts()));
    Section content = section.section("content");
    return new FieldsConfig(
        read,
        new Content(
            content.whole("terms", 12, 4, 64),
            content.numbers(
                "sources",
                Map.of("title", 1.0, "brand", 1.0, "category", 1.0, "tags", 0.5, "attributes", 0.5),
                TEXT_FIELDS)));
  }

  private static void read(Section chains, String name, Map<String, Chain> into) {
    Section chain = chains.section(name);
    into.put(
        name,
        new Chain(
            chain.above("share", 0.5, 0),
            chain.numbers("boosts", Map.of("title", 3.0), TEXT_FIELDS)));
  }
}
