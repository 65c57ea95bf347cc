package io.zhiyin.language.term;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Makes models and units of products findable however a shopper writes them.
 *
 * <ul>
 *   <li>A number and its unit, directly or one space apart, are one term: {@code 50 毫升} is 50ml,
 *       {@code 256GB} is 256g.
 *   <li>In products a model is followed, at its position, by its stem and by its pieces: {@code
 *       iphone15pro} by iphone15, iphone, 15, pro.
 *   <li>In products a word and the number after it, one space apart, are joined as well: {@code
 *       iPhone 15} is found by iphone15.
 * </ul>
 *
 * <p>Queries are left whole but for units; what a model may be written as instead, {@link
 * #otherWays} says.
 */
public final class ModelFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

  private final Units units;
  private final boolean products;
  private final Deque<Written> pending = new ArrayDeque<>();
  private final Deque<Written> ahead = new ArrayDeque<>();
  private boolean exhausted;

  private record Written(String term, int start, int end, int step) {
    boolean meets(Written next) {
      return next.step > 0 && next.start >= end && next.start - end <= 1;
    }

    Written as(String otherTerm, int otherEnd, int otherStep) {
      return new Written(otherTerm, start, otherEnd, otherStep);
    }
  }

  /**
   * @param products whether terms are added that queries may use
   */
  public ModelFilter(TokenStream in, Units units, boolean products) {
    super(in);
    this.units = units;
    this.products = products;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
    ahead.clear();
    exhausted = false;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (pending.isEmpty() && !fill()) {
      return false;
    }
    Written next = pending.removeFirst();
    clearAttributes();
    term.setEmpty().append(next.term);
    offset.setOffset(next.start, next.end);
    step.setPositionIncrement(next.step);
    return true;
  }

  private boolean fill() throws IOException {
    Written current = ahead.isEmpty() ? read() : ahead.removeFirst();
    if (current == null) {
      return false;
    }
    if (joined(current)) {
      return true;
    }
    Optional<String> measured = units.of(current.term);
    pending.add(measured.map(m -> current.as(m, current.end, current.step)).orElse(current));
    if (products && measured.isEmpty()) {
      add(current, look(0));
    }
    return true;
  }

  /** Takes a number and the unit behind it, of one term or of two characters cut apart. */
  private boolean joined(Written current) throws IOException {
    Written next = Units.isNumber(current.term) ? look(0) : null;
    if (next == null || !current.meets(next)) {
      return false;
    }
    Written last = look(1);
    if (last != null && last.start == next.end) {
      Optional<String> both = units.of(current.term, next.term + last.term);
      if (both.isPresent()) {
        ahead.clear();
        return pending.add(current.as(both.get(), last.end, current.step));
      }
    }
    Optional<String> one = units.of(current.term, next.term);
    if (one.isPresent()) {
      ahead.removeFirst();
      pending.add(current.as(one.get(), next.end, current.step));
    }
    return one.isPresent();
  }

  /** A term further on, without taking it; of 0 and 1. */
  private @Nullable Written look(int further) throws IOException {
    while (ahead.size() <= further) {
      Written next = read();
      if (next == null) {
        return null;
      }
      ahead.addLast(next);
    }
    return further == 0 ? ahead.getFirst() : ahead.getLast();
  }

  private void add(Written current, @Nullable Written next) {
    Model model = new Model(current.term);
    if (model.isOne()) {
      List<String> pieces = model.pieces();
      String stem = model.stem();
      if (!stem.equals(current.term) && pieces.size() > 2) {
        pending.add(current.as(stem, current.end, 0));
      }
      pieces.forEach(piece -> pending.add(current.as(piece, current.end, 0)));
    }
    if (next != null && current.meets(next) && joins(current.term, next.term)) {
      pending.add(current.as(current.term + next.term, next.end, 0));
    }
  }

  /** Other ways to write a term that is a model: its stem, and its pieces together. */
  public static List<List<String>> otherWays(String term) {
    Model model = new Model(term);
    if (!model.isOne()) {
      return List.of();
    }
    return model.stem().equals(term)
        ? List.of(model.pieces())
        : List.of(List.of(model.stem()), model.pieces());
  }

  /** Whether a word and the number behind it may as well be written as one. */
  public static boolean joins(String word, String number) {
    return isWord(word) && isNumber(number);
  }

  private static boolean isWord(String term) {
    return term.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isNumber(String term) {
    return term.length() <= 5 && term.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private @Nullable Written read() throws IOException {
    if (exhausted || !input.incrementToken()) {
      exhausted = true;
      return null;
    }
    return new Written(
        term.toString(), offset.startOffset(), offset.endOffset(), step.getPositionIncrement());
  }
}
