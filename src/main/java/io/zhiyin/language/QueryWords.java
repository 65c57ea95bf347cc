package io.zhiyin.language;

import io.zhiyin.language.QueryWord.Kind;
import io.zhiyin.language.QueryWord.Way;
import io.zhiyin.language.term.ModelFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a query's terms as words that may be held in several ways.
 *
 * <p>A model may be held by its stem or in pieces, a word of two scripts by its runs of each, two
 * Latin words or one and a number as one ({@code iphone 8}), and any run of words by its synonyms.
 * The last Chinese word is the head, what the shopper wants a thing of, and counts {@value #HEAD}
 * times as much as the words before it, which say of what kind: 男孩闹钟 is an alarm clock.
 */
final class QueryWords {
  static final double HEAD = 1.3;
  private static final double STEM = 0.8;
  private static final double PIECES = 0.9;
  private static final double JOINED = 0.9;
  private static final double SYNONYM = 0.7;

  /** Distinct words beyond which a query's tail is not looked at. */
  private static final int MOST = 64;

  private static final int WAYS = 12;

  private static final Pattern BETWEEN_SCRIPTS =
      Pattern.compile(
          "(?<=\\p{IsIdeographic})(?=\\P{IsIdeographic})|(?<=\\P{IsIdeographic})(?=\\p{IsIdeographic})");

  private final Synonyms synonyms;
  private final boolean heads;

  /**
   * @param heads whether the terms are words, of which the last is the head
   */
  QueryWords(Synonyms synonyms, boolean heads) {
    this.synonyms = synonyms;
    this.heads = heads;
  }

  /** Distinct words, in the order of the query. */
  List<QueryWord> of(List<Token> tokens) {
    List<String> terms = tokens.stream().map(Token::term).limit(2L * MOST).toList();
    List<List<List<String>>> standIns = synonyms.of(terms);
    Map<String, List<Way>> words = new LinkedHashMap<>();
    for (int i = 0; i < terms.size() && words.size() < MOST; i++) {
      String term = terms.get(i);
      List<Way> ways = words.computeIfAbsent(term, t -> plain(t));
      standIns.get(i).forEach(other -> ways.add(new Way(other, SYNONYM, Kind.SYNONYM)));
      if (i + 1 < terms.size() && joins(tokens.get(i), tokens.get(i + 1))) {
        Way joined = new Way(List.of(term + terms.get(i + 1)), JOINED, Kind.JOINED);
        ways.add(joined);
        words.computeIfAbsent(terms.get(i + 1), t -> plain(t)).add(joined);
      }
    }
    String head = heads ? head(terms) : "";
    return words.entrySet().stream()
        .map(
            word -> new QueryWord(distinct(word.getValue()), word.getKey().equals(head) ? HEAD : 1))
        .toList();
  }

  private static List<Way> plain(String term) {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(List.of(term), 1, Kind.WRITTEN));
    List<String> scripts = scripts(term);
    if (scripts.size() > 1) {
      ways.add(new Way(scripts, PIECES, Kind.PIECES));
    }
    for (List<String> other : ModelFilter.otherWays(term)) {
      ways.add(
          other.size() == 1
              ? new Way(other, STEM, Kind.MODEL)
              : new Way(other, PIECES, Kind.PIECES));
    }
    return ways;
  }

  /**
   * The runs of letters and of Chinese characters in a word of both, as a title may hold them apart
   * (N95 口罩); of a number with a unit (5寸) nothing.
   */
  private static List<String> scripts(String term) {
    boolean letters = term.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return letters && term.chars().anyMatch(Character::isIdeographic)
        ? List.of(BETWEEN_SCRIPTS.split(term, -1))
        : List.of();
  }

  private static boolean joins(Token word, Token next) {
    return next.position() == word.position() + 1
        && next.start() == word.end() + 1
        && ((isLatin(word.term()) && isLatin(next.term()))
            || ModelFilter.joins(word.term(), next.term()));
  }

  private static boolean isLatin(String term) {
    return term.length() > 1 && term.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /** The last Chinese word; empty when there are fewer than two. */
  private static String head(List<String> terms) {
    List<String> chinese =
        terms.stream().filter(t -> t.codePoints().anyMatch(Character::isIdeographic)).toList();
    return chinese.size() < 2 ? "" : chinese.getLast();
  }

  private static List<Way> distinct(List<Way> ways) {
    return ways.stream()
        .collect(Collectors.toMap(Way::terms, w -> w, (first, again) -> first, LinkedHashMap::new))
        .values()
        .stream()
        .limit(WAYS)
        .toList();
  }
}
