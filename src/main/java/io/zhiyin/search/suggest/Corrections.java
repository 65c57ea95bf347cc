package io.zhiyin.search.suggest;

import io.zhiyin.search.suggest.Spelling.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Guesses what was meant by a query with words that the shop does not know: pinyin or its initials
 * typed for Chinese, words that sound the same, Latin words with one or two slips or without the
 * space between two.
 *
 * <p>A query that sounds like something the shop knows becomes that. Else each run of Chinese
 * characters is covered by known words at the least cost, where a character that is replaced by one
 * of the same sound costs {@value #REPLACED} and one that nothing known covers costs {@value
 * #UNKNOWN}; and each unknown Latin word becomes the first of these that there is: known words
 * whose pinyin it is; two known words of {@value #PART} letters or more that it is made of; the
 * nearest known word by optimal string alignment distance (at most 1 for 4 to 7 letters, 2 above);
 * the known Chinese word of {@value #FEWEST} to {@value #LONGEST} characters whose initials it is.
 * Ties by weight. Immutable.
 */
public final class Corrections {
  private static final double REPLACED = 0.5;
  private static final double UNKNOWN = 1;
  private static final double WORD = 0.01;
  private static final int LONGEST = 8;
  private static final int LETTERS = 40;
  private static final int PART = 3;

  /** Two initials would stand for hundreds of words. */
  private static final int FEWEST = 3;

  private final UnaryOperator<String> level;
  private final Map<String, Entry> byText = new HashMap<>();
  private final Map<String, Entry> bySound = new HashMap<>();
  private final Map<String, Entry> byInitials = new HashMap<>();
  private final Map<String, Double> latin = new HashMap<>();

  Corrections(Completions known, UnaryOperator<String> level) {
    this.level = level;
    for (int i = 0; i < known.entries().size(); i++) {
      learn(known.entries().get(i), known.spellings().get(i));
    }
  }

  private void learn(Entry entry, Spelling spelling) {
    for (Piece piece : spelling.pieces()) {
      if (!piece.chinese()) {
        latin.merge(piece.plain(), entry.weight(), Math::max);
      }
    }
    if (spelling.pieces().size() > LONGEST) {
      return;
    }
    byText.merge(spelling.plain(), entry, Corrections::heavier);
    if (spelling.pieces().size() > 1 && spelling.hasChinese()) {
      bySound.merge(spelling.sound(), entry, Corrections::heavier);
    }
    if (spelling.pieces().size() >= FEWEST && !spelling.hasLatin()) {
      byInitials.merge(spelling.initials(), entry, Corrections::heavier);
    }
  }

  private static Entry heavier(Entry a, Entry b) {
    return b.weight() > a.weight() ? b : a;
  }

  /** What was probably meant; empty when the query is known or nothing is like it. */
  public Optional<String> correct(String query) {
    Spelling spelling = Spelling.of(query, level);
    if (spelling.pieces().isEmpty() || byText.containsKey(spelling.plain())) {
      return Optional.empty();
    }
    Entry same = bySound.get(spelling.sound());
    String corrected = same == null ? piecewise(spelling) : same.text();
    return level.apply(corrected).equals(level.apply(query))
        ? Optional.empty()
        : Optional.of(corrected);
  }

  private String piecewise(Spelling spelling) {
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = spelling.pieces();
    int at = 0;
    int i = 0;
    while (i < pieces.size()) {
      int end = i + 1;
      while (pieces.get(i).chinese()
          && end < pieces.size()
          && pieces.get(end).chinese()
          && pieces.get(end).start() == pieces.get(end - 1).end()) {
        end++;
      }
      text.append(spelling.text(), at, pieces.get(i).start());
      text.append(
          pieces.get(i).chinese() ? chinese(spelling, i, end) : latin(pieces.get(i), spelling));
      at = pieces.get(end - 1).end();
      i = end;
    }
    return text.append(spelling.text().substring(at)).toString();
  }

  /** The cheapest cover of some neighbouring characters. */
  private String chinese(Spelling spelling, int from, int to) {
    List<String> best = new ArrayList<>(List.of(""));
    List<Double> cost = new ArrayList<>(List.of(0.0));
    for (int end = from + 1; end <= to; end++) {
      Piece last = spelling.pieces().get(end - 1);
      String text = best.getLast() + spelling.text().substring(last.start(), last.end());
      double least = cost.getLast() + UNKNOWN;
      for (int start = Math.max(from, end - LONGEST); start < end; start++) {
        Optional<Cover> cover = cover(spelling, start, end);
        double its = cover.map(Cover::cost).orElse(Double.MAX_VALUE) + cost.get(start - from);
        if (its < least) {
          least = its;
          text = best.get(start - from) + cover.map(Cover::text).orElse("");
        }
      }
      best.add(text);
      cost.add(least);
    }
    return best.getLast();
  }

  private record Cover(String text, double cost) {}

  private Optional<Cover> cover(Spelling spelling, int start, int end) {
    List<Piece> pieces = spelling.pieces().subList(start, end);
    StringBuilder plain = new StringBuilder();
    pieces.forEach(piece -> plain.append(piece.plain()));
    String written = spelling.text().substring(pieces.getFirst().start(), pieces.getLast().end());
    if (byText.containsKey(plain.toString())) {
      return Optional.of(new Cover(written, WORD));
    }
    Entry same = bySound.get(spelling.sound(start, end));
    if (same == null || same.text().length() != written.length()) {
      return Optional.empty();
    }
    int kept = 0;
    for (int i = 0; i < written.length(); i++) {
      kept += same.text().charAt(i) == written.charAt(i) ? 1 : 0;
    }
    return kept == 0
        ? Optional.empty()
        : Optional.of(new Cover(same.text(), WORD + REPLACED * (written.length() - kept)));
  }

  private String latin(Piece piece, Spelling spelling) {
    String word = piece.plain();
    String asWritten = spelling.text().substring(piece.start(), piece.end());
    if (latin.containsKey(word) || word.chars().anyMatch(Character::isDigit)) {
      return asWritten;
    }
    return sounding(word)
        .or(() -> parted(word))
        .or(() -> nearest(word))
        .or(() -> Optional.ofNullable(byInitials.get(word)).map(Entry::text))
        .orElse(asWritten);
  }

  /** Two known words, written as one: airfryer; the lighter of them as heavy as can be. */
  private Optional<String> parted(String word) {
    String best = "";
    double most = 0;
    for (int at = PART; at <= Math.min(word.length(), LETTERS) - PART; at++) {
      double first = latin.getOrDefault(word.substring(0, at), 0.0);
      double second = latin.getOrDefault(word.substring(at), 0.0);
      if (Math.min(first, second) > most) {
        most = Math.min(first, second);
        best = word.substring(0, at) + " " + word.substring(at);
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Known words whose pinyin, one after the other, is what was typed; as few as can be. */
  private Optional<String> sounding(String letters) {
    if (letters.length() > LETTERS) {
      return Optional.empty();
    }
    List<Optional<List<Entry>>> covers = new ArrayList<>();
    covers.add(Optional.of(List.of()));
    for (int end = 1; end <= letters.length(); end++) {
      Optional<List<Entry>> best = Optional.empty();
      for (int start = 0; start < end; start++) {
        Optional<List<Entry>> before = covers.get(start);
        Entry entry = bySound.get(letters.substring(start, end));
        if (before.isPresent()
            && entry != null
            && (best.isEmpty() || before.get().size() + 1 < best.get().size())) {
          List<Entry> words = new ArrayList<>(before.get());
          words.add(entry);
          best = Optional.of(words);
        }
      }
      covers.add(best);
    }
    return covers.getLast().map(words -> String.join("", words.stream().map(Entry::text).toList()));
  }

  private Optional<String> nearest(String word) {
    int most = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
    String best = "";
    int least = most + 1;
    double weight = 0;
    for (Map.Entry<String, Double> known : latin.entrySet()) {
      if (most == 0 || Math.abs(known.getKey().length() - word.length()) > most) {
        continue;
      }
      int distance = Slips.distance(word, known.getKey(), most);
      double its = known.getValue();
      boolean tie = distance == least && its == weight && known.getKey().compareTo(best) < 0;
      if (distance <= most && (distance < least || (distance == least && its > weight) || tie)) {
        best = known.getKey();
        least = distance;
        weight = its;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
