package io.zhiyin.rank;

import io.zhiyin.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives terms back the words they were cut from, as the product writes them: {@code 栖谷} becomes its
 * brand 云栖谷, {@code 1tb} its attribute 1TB, {@code x80} the X80 of its title.
 *
 * <p>A piece of a brand, and a piece of at least two Chinese characters of a category, attribute or
 * tag, stands for the shortest such value (of at most {@value #LONGEST} characters) that holds it;
 * bare numbers say nothing to a shopper and are left out; a term that is found nowhere stays.
 */
final class Wholes {
  private static final int LONGEST = 8;

  private final Product product;
  private final List<String> values;

  Wholes(Product product) {
    this.product = product;
    this.values =
        Stream.of(
                product.category().names().stream(),
                product.attributes().values().stream().flatMap(List::stream),
                product.tags().stream())
            .flatMap(texts -> texts)
            .filter(value -> value.length() <= LONGEST)
            .sorted(Comparator.comparingInt(String::length).thenComparing(value -> value))
            .toList();
  }

  /** The first words, each once, in the order of their terms. */
  List<String> of(List<String> terms, int most) {
    Set<String> words = new LinkedHashSet<>();
    for (String term : terms) {
      if (words.size() < most && !number(term)) {
        words.add(word(term));
      }
    }
    return new ArrayList<>(words);
  }

  private static boolean number(String term) {
    return term.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }

  private String word(String term) {
    if (holds(product.brand(), term)) {
      return product.brand();
    }
    Optional<String> value = values.stream().filter(each -> isPiece(term, each)).findFirst();
    return value.orElseGet(() -> asWritten(term));
  }

  private static boolean isPiece(String term, String value) {
    return value.equalsIgnoreCase(term)
        || (term.length() >= 2
            && term.chars().allMatch(Character::isIdeographic)
            && value.contains(term));
  }

  private static boolean holds(String text, String term) {
    return term.length() >= 2 && small(text).contains(small(term));
  }

  private String asWritten(String term) {
    int at = small(product.title()).indexOf(small(term));
    return at < 0 ? term : product.title().substring(at, at + term.length());
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
