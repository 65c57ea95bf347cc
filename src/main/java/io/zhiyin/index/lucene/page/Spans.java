package io.zhiyin.index.lucene.page;

import io.zhiyin.language.Html;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pieces of a text that are to be marked, written as HTML: the text escaped, {@code <em>} around
 * each piece; pieces that overlap or touch are one.
 */
final class Spans {
  /** Characters of a fragment, about; and how many stand before its first mark. */
  private static final int FRAGMENT = 120;

  private static final int BEFORE = 20;
  private static final int FRAGMENTS = 2;
  private static final String CUT = "…";

  /** From {@code start} up to, without, {@code end}. */
  record Span(int start, int end) {}

  private final String text;
  private final List<Span> spans;

  Spans(String text, List<Span> spans) {
    this.text = text;
    this.spans = joined(spans);
  }

  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    List<Span> ordered =
        spans.stream()
            .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
            .toList();
    for (Span span : ordered) {
      if (!joined.isEmpty() && span.start() <= joined.getLast().end()) {
        Span last = joined.removeLast();
        joined.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  String whole() {
    return written(0, text.length());
  }

  /** The pieces of the text that hold the most marks, in the text's order. */
  List<String> fragments() {
    if (text.length() <= FRAGMENT + BEFORE) {
      return List.of(whole());
    }
    List<Span> chosen = new ArrayList<>();
    while (chosen.size() < FRAGMENTS) {
      Span best = null;
      long most = 0;
      for (Span span : spans) {
        Span window = window(span.start());
        long marked = marked(window);
        if (marked > most && chosen.stream().noneMatch(c -> overlap(c, window))) {
          most = marked;
          best = window;
        }
      }
      if (best == null) {
        break;
      }
      chosen.add(best);
    }
    return chosen.stream()
        .sorted(Comparator.comparingInt(Span::start))
        .map(c ->
            (c.start() > 0 ? CUT : "")
                + written(c.start(), c.end())
                + (c.end() < text.length() ? CUT : ""))
        .toList();
  }

  private Span window(int mark) {
    int start = whole(Math.max(0, Math.min(mark - BEFORE, text.length() - FRAGMENT)));
    int end = whole(Math.min(text.length(), start + FRAGMENT));
    for (Span span : spans) {
      if (span.start() < end && span.end() > end) {
        end = span.end();
      }
      if (span.start() < start && span.end() > start) {
        start = span.start();
      }
    }
    return new Span(start, end);
  }

  /** A place that does not part a surrogate pair. */
  private int whole(int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private long marked(Span window) {
    return spans.stream().filter(s -> overlap(s, window)).mapToLong(s -> s.end() - s.start()).sum();
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  private String written(int from, int to) {
    StringBuilder html = new StringBuilder();
    int at = from;
    for (Span span : spans) {
      if (span.start() >= from && span.end() <= to) {
        Html.escape(text, at, span.start(), html);
        html.append("<em>");
        Html.escape(text, span.start(), span.end(), html);
        html.append("</em>");
        at = span.end();
      }
    }
    Html.escape(text, at, to, html);
    return html.toString();
  }
}
