package io.zhiyin.search.suggest;

import io.zhiyin.language.Html;
import io.zhiyin.search.suggest.Spelling.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Completes what is being typed, as written, in pinyin or by initials, from the start of a text or
 * from any of its characters or words.
 *
 * <p>score = match · weight, where match is 1 for what begins a text, less for pinyin, initials and
 * the middle of a text. Ties by text. Immutable; a look-up reads the keys that begin with what was
 * typed.
 */
public final class Completions {
  private static final double MIDDLE = 0.4;

  /** Ways of typing, and what a match in them is worth. */
  private enum Way {
    WRITTEN(1.0),
    PINYIN(0.8),
    INITIALS(0.6);

    final double worth;

    Way(double worth) {
      this.worth = worth;
    }
  }

  private record Match(int entry, int piece, Way way, double score) {}

  private final List<Entry> entries;
  private final List<Spelling> spellings = new ArrayList<>();
  private final UnaryOperator<String> level;
  private final Keys written;
  private final Keys pinyin;
  private final Keys initials;

  Completions(List<Entry> entries, UnaryOperator<String> level) {
    this(entries, level, text -> Spelling.of(text, level));
  }

  /**
   * @param spelled how a text is spelled, as {@link Spelling#of} says
   */
  Completions(
      List<Entry> entries, UnaryOperator<String> level, Function<String, Spelling> spelled) {
    this.entries = List.copyOf(entries);
    this.level = level;
    entries.forEach(entry -> spellings.add(spelled.apply(entry.text())));
    this.written = keys(Piece::plain, false);
    this.pinyin = keys(Piece::sound, true);
    this.initials = keys(Piece::initial, true);
  }

  private Keys keys(Function<Piece, String> letters, boolean chineseOnly) {
    Keys.Builder keys = new Keys.Builder();
    for (int entry = 0; entry < entries.size(); entry++) {
      Spelling spelling = spellings.get(entry);
      if (chineseOnly && !spelling.hasChinese()) {
        continue;
      }
      keys.begin();
      for (int piece = 0; piece < spelling.pieces().size(); piece++) {
        keys.piece(entry, piece, letters.apply(spelling.pieces().get(piece)));
      }
    }
    return keys.build();
  }

  List<Spelling> spellings() {
    return spellings;
  }

  List<Entry> entries() {
    return entries;
  }

  /** The best completions of what was typed, best first; none of nothing. */
  public List<Suggestion> complete(String typed, int limit) {
    Spelling spelling = Spelling.of(typed, level);
    String plain = spelling.plain();
    if (plain.isEmpty()) {
      return List.of();
    }
    PriorityQueue<Match> best = new PriorityQueue<>(order().reversed());
    int kept = limit * 4;
    look(written, plain, Way.WRITTEN, best, kept);
    if (spelling.hasLatin()) {
      look(pinyin, spelling.sound(), Way.PINYIN, best, kept);
    }
    if (!spelling.hasChinese()) {
      look(initials, plain, Way.INITIALS, best, kept);
    }
    List<Suggestion> suggestions = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (Match match : best.stream().sorted(order()).toList()) {
      if (suggestions.size() < limit && taken.add(match.entry())) {
        suggestions.add(suggestion(match, plain, spelling.sound()));
      }
    }
    return suggestions;
  }

  private Comparator<Match> order() {
    return Comparator.comparingDouble(Match::score)
        .reversed()
        .thenComparing(m -> entries.get(m.entry()).text())
        .thenComparing(Match::way)
        .thenComparingInt(Match::piece);
  }

  private void look(Keys keys, String prefix, Way way, PriorityQueue<Match> best, int kept) {
    keys.find(
        prefix,
        (entry, piece) -> {
          double worth = way.worth * (piece == 0 ? 1 : MIDDLE) * entries.get(entry).weight();
          Match worst = best.peek();
          if (best.size() < kept || worst == null || worth >= worst.score()) {
            best.add(new Match(entry, piece, way, worth));
            if (best.size() > kept) {
              best.poll();
            }
          }
        });
  }

  private Suggestion suggestion(Match match, String plain, String sound) {
    Entry entry = entries.get(match.entry());
    int letters = match.way() == Way.PINYIN ? sound.length() : plain.length();
    return new Suggestion(
        entry.text(),
        entry.kind(),
        entry.count(),
        marked(spellings.get(match.entry()), match, letters));
  }

  /** With the pieces marked that the letters typed stand for, the last run only as far as typed. */
  private static String marked(Spelling spelling, Match match, int letters) {
    List<Piece> pieces = spelling.pieces();
    int left = letters;
    int end = pieces.get(match.piece()).start();
    for (int i = match.piece(); i < pieces.size() && left > 0; i++) {
      Piece piece = pieces.get(i);
      String its =
          switch (match.way()) {
            case WRITTEN -> piece.plain();
            case PINYIN -> piece.sound();
            case INITIALS -> piece.initial();
          };
      boolean cut = left < its.length() && !piece.chinese();
      boolean sameLength = piece.end() - piece.start() == its.length();
      end = cut && sameLength ? piece.start() + left : piece.end();
      left -= its.length();
    }
    String text = spelling.text();
    StringBuilder html = new StringBuilder();
    int start = pieces.get(match.piece()).start();
    Html.escape(text, 0, start, html);
    html.append("<em>");
    Html.escape(text, start, end, html);
    html.append("</em>");
    Html.escape(text, end, text.length(), html);
    return html.toString();
  }
}
