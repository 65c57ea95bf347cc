package io.zhiyin.config;

import io.zhiyin.config.file.Range;
import io.zhiyin.config.file.Section;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Which fields of a product are searched and compared: {@code fields.yaml}, which says what each
 * setting does.
 *
 * @param chains by name, sorted; at least one; the shares sum to 1
 */
public record FieldsConfig(Map<String, Chain> chains, Bm25 bm25, Content content) {
  private static final SequencedSet<String> CHAINS =
      ordered("words", "lexicon", "bigrams", "characters");
  private static final SequencedSet<String> PRODUCT_FIELDS =
      ordered("title", "brand", "category", "tags", "attributes", "description");
  private static final Range WEIGHT = new Range(0, true, 1000);

  public FieldsConfig {
    chains = Collections.unmodifiableMap(new TreeMap<>(chains));
  }

  /**
   * How one chain is searched.
   *
   * @param share of the chain in the text score, > 0
   * @param boosts product field → boost > 0, sorted by field
   */
  public record Chain(double share, Map<String, Double> boosts) {
    public Chain {
      WEIGHT.check("share", share);
      boosts = weights("boosts", boosts);
    }
  }

  /**
   * How words are valued within a field.
   *
   * @param repetition BM25's k1, 0 to 5
   * @param length BM25's b, 0 to 1
   */
  public record Bm25(double repetition, double length) {
    private static final Range REPETITION = Range.of(0, 5);
    private static final Range LENGTH = Range.of(0, 1);

    public Bm25 {
      REPETITION.check("repetition", repetition);
      LENGTH.check("length", length);
    }
  }

  /**
   * What the content vector is made of.
   *
   * @param terms how many of a product's heaviest terms are looked at
   * @param mass the share of their squared length that those kept hold, 0.5 to 1
   * @param sources product field → weight > 0 of one occurrence there, sorted by field
   */
  public record Content(int terms, double mass, Map<String, Double> sources) {
    private static final Range TERMS = Range.of(8, 64);
    private static final Range MASS = Range.of(0.5, 1);

    public Content {
      TERMS.check("terms", terms);
      MASS.check("mass", mass);
      sources = weights("sources", sources);
    }
  }

  private static Map<String, Double> weights(String name, Map<String, Double> weights) {
    weights.forEach((field, weight) -> WEIGHT.check(name + "." + field, weight));
    return Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  static FieldsConfig read(Section section) {
    Section bm25 = section.section("bm25");
    Section content = section.section("content");
    return new FieldsConfig(
        chains(section.section("chains")),
        new Bm25(bm25.number("repetition", Bm25.REPETITION), bm25.number("length", Bm25.LENGTH)),
        new Content(
            content.whole("terms", Content.TERMS),
            content.number("mass", Content.MASS),
            content.numbers("sources", PRODUCT_FIELDS, WEIGHT)));
  }

  private static Map<String, Chain> chains(Section section) {
    Map<String, Chain> chains = new TreeMap<>();
    for (String name : section.names(CHAINS)) {
      Section chain = section.section(name);
      chains.put(
          name,
          new Chain(
              chain.number("share", WEIGHT), chain.numbers("boosts", PRODUCT_FIELDS, WEIGHT)));
    }
    double sum = chains.values().stream().mapToDouble(Chain::share).sum();
    chains.replaceAll((name, chain) -> new Chain(chain.share() / sum, chain.boosts()));
    return chains;
  }

  private static SequencedSet<String> ordered(String... names) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(List.of(names)));
  }
}
