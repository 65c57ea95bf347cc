package io.zhiyin.language;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mines a catalogue's brands, categories and attribute values for words that should stay whole.
 *
 * <p>A brand gives every run of {@value #SHORTEST} to {@value #LONGEST} Chinese characters in it
 * (Laneige/兰芝 gives 兰芝). A category's name and an attribute's value are taken apart at all but
 * letters and digits, and give the parts that are wholly such a run, unless known words of two
 * characters or more make them up: 空气炸锅 is a word, while 小米手机 would hide 手机 and cut 小米手机壳 wrongly.
 * What too few products have, what the dictionaries hold already, and all but the {@value #MOST}
 * words of the most products is left out. The same products give the same words in any order,
 * unless there are more than {@value #CANDIDATES} candidates: later ones are not counted then. Not
 * thread-safe.
 */
public final class CatalogueWords {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 8;
  private static final int MOST = 50_000;
  private static final int CANDIDATES = 500_000;

  /** Longer values are sentences. */
  private static final int LONGEST_VALUE = 40;

  private static final Pattern HAN =
      Pattern.compile(
          "(?<!\\p{IsHan})[\\p{IsHan}&&[\\x{0}-\\x{FFFF}]]{"
              + SHORTEST
              + ","
              + LONGEST
              + "}+(?!\\p{IsHan})");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final UnaryOperator<String> level;
  private final int products;
  private final Predicate<String> known;
  private final Object2IntMap<String> counts = new Object2IntOpenHashMap<>();

  /**
   * @param level how words are written in dictionaries
   * @param products that must have a word, at least 1; 0 mines none
   * @param known whether a dictionary holds a word already, before anything is mined
   */
  CatalogueWords(UnaryOperator<String> level, int products, Predicate<String> known) {
    this.level = level;
    this.products = products;
    this.known = known;
  }

  /** Counts what a product says. */
  public void see(Product product) {
    if (products == 0) {
      return;
    }
    Set<String> its = new LinkedHashSet<>();
    runs(product.brand(), its);
    product.category().names().forEach(name -> parts(name, its));
    attributes(product.attributes(), its);
    product.variants().stream().map(Variant::attributes).forEach(all -> attributes(all, its));
    for (String word : its) {
      if (counts.size() < CANDIDATES || counts.containsKey(word)) {
        counts.mergeInt(word, 1, Integer::sum);
      }
    }
  }

  private void attributes(Map<String, List<String>> attributes, Set<String> words) {
    attributes.values().forEach(values -> values.forEach(value -> parts(value, words)));
  }

  private void runs(String brand, Set<String> words) {
    if (brand.length() <= LONGEST_VALUE) {
      Matcher run = HAN.matcher(level.apply(brand));
      while (run.find()) {
        if (!known.test(run.group())) {
          words.add(run.group());
        }
      }
    }
  }

  private void parts(String value, Set<String> words) {
    if (value.length() > LONGEST_VALUE) {
      return;
    }
    for (String part : SEPARATORS.split(level.apply(value), -1)) {
      if (HAN.matcher(part).matches() && !known.test(part) && !compound(part)) {
        words.add(part);
      }
    }
  }

  /** Whether known words of two characters or more, one after the other, make it up. */
  private boolean compound(String word) {
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    for (int end = SHORTEST; end <= word.length(); end++) {
      for (int start = 0; start <= end - SHORTEST && !reached[end]; start++) {
        reached[end] = reached[start] && known.test(word.substring(start, end));
      }
    }
    return reached[word.length()];
  }

  /** The words of enough products, sorted. */
  public Set<String> words() {
    Comparator<Object2IntMap.Entry<String>> most =
        Comparator.comparingInt(entry -> -entry.getIntValue());
    return counts.object2IntEntrySet().stream()
        .filter(entry -> entry.getIntValue() >= products)
        .sorted(most.thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
