package io.zhiyin.language;

import io.zhiyin.config.file.WordGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Replaces what a file calls misspelled, from the left, the longest first, where no word reaches
 * over its beginning or end. What it puts in is not looked at again. Immutable. Cost: a look-up for
 * each character and each length up to the longest misspelled word.
 */
public final class Misspellings {
  private final UnaryOperator<String> level;
  private final Function<String, List<Token>> words;
  private final Map<String, String> right = new HashMap<>();
  private int longest;

  /**
   * @param groups misspelled words => the right one
   * @param level how words are compared
   * @param words cuts a query
   */
  Misspellings(
      WordGroups groups, UnaryOperator<String> level, Function<String, List<Token>> words) {
    this.level = level;
    this.words = words;
    for (WordGroups.Group group : groups.groups()) {
      for (String wrong : group.from()) {
        String its = level.apply(wrong);
        right.put(its, group.to().getFirst());
        longest = Math.max(longest, its.length());
      }
    }
  }

  /**
   * A query with the right words, levelled if anything was replaced.
   *
   * @param replaced in the order of the query
   */
  public record Fixed(String text, List<Replaced> replaced) {
    public Fixed {
      replaced = List.copyOf(replaced);
    }

    /** The same after others were replaced before. */
    Fixed after(List<Replaced> earlier) {
      List<Replaced> all = new ArrayList<>(earlier);
      all.addAll(replaced);
      return new Fixed(text, all);
    }

    /** Nothing replaced. */
    public static Fixed none(String query) {
      return new Fixed(query, List.of());
    }
  }

  /** One word. */
  public record Replaced(String wrong, String right) {}

  Fixed fix(String query) {
    String text = level.apply(query);
    List<Replaced> replaced = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    List<Token> cut = List.of();
    int at = 0;
    while (at < text.length()) {
      int end = wrong(text, at);
      if (end > at && cut.isEmpty()) {
        cut = words.apply(text);
      }
      while (end > at && !(stands(cut, at) && stands(cut, end))) {
        end = shorter(text, at, end);
      }
      if (end > at) {
        String its = text.substring(at, end);
        replaced.add(new Replaced(its, right.getOrDefault(its, its)));
        fixed.append(right.get(its));
        at = end;
      } else {
        fixed.append(text.charAt(at++));
      }
    }
    return replaced.isEmpty() ? Fixed.none(query) : new Fixed(fixed.toString(), replaced);
  }

  /** The end of the longest misspelled word that begins here, else {@code at}. */
  private int wrong(String text, int at) {
    return shorter(text, at, Math.min(text.length(), at + longest) + 1);
  }

  private int shorter(String text, int at, int than) {
    int end = than - 1;
    while (end > at && !right.containsKey(text.substring(at, end))) {
      end--;
    }
    return Math.max(at, end);
  }

  /** Whether no word of the query reaches over a place. */
  private static boolean stands(List<Token> cut, int place) {
    return cut.stream().noneMatch(token -> token.start() < place && place < token.end());
  }
}
