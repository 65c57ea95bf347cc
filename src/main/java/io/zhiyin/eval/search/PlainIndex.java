package io.zhiyin.eval.search;

import io.zhiyin.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The floors: products' titles as plain terms, each Chinese character and each run of other letters
 * and digits, small; ranked by BM25 (k1 = 1.2, b = 0.75, each term of the query once) or by the
 * cosine of tf·idf vectors with idf = ln(N/df). Ties by product id. Immutable, thread-safe.
 */
public final class PlainIndex {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /** A title's terms with how often each is there. */
  private record Title(String id, Map<String, Integer> terms, int length) {}

  private record Posting(int title, int times) {}

  private final List<Title> titles = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Posting>> postings = new HashMap<>();
  private final double averageLength;

  public PlainIndex(List<Product> products) {
    long total = 0;
    for (Product product : products) {
      List<String> terms = terms(product.title());
      Map<String, Integer> counts = new HashMap<>();
      terms.forEach(term -> counts.merge(term, 1, Integer::sum));
      int number = titles.size();
      if (numbers.putIfAbsent(product.id(), number) == null) {
        titles.add(new Title(product.id(), counts, terms.size()));
        counts.forEach((term, times) ->
            postings.computeIfAbsent(term, t -> new ArrayList<>()).add(new Posting(number, times)));
        total += terms.size();
      }
    }
    averageLength = titles.isEmpty() ? 1 : Math.max(1, (double) total / titles.size());
  }

  static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    String small = text.toLowerCase(Locale.ROOT);
    int start = 0;
    while (start < small.length()) {
      int c = small.codePointAt(start);
      int end = start + Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        while (!Character.isIdeographic(c) && end < small.length() && continues(small, end)) {
          end += Character.charCount(small.codePointAt(end));
        }
        terms.add(small.substring(start, end));
      }
      start = end;
    }
    return terms;
  }

  private static boolean continues(String text, int at) {
    int c = text.codePointAt(at);
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }

  /** The best titles for some words by BM25. */
  public List<String> bm25(String words, int limit) {
    Map<Integer, Double> scores = new HashMap<>();
    for (String term : new HashSet<>(terms(words))) {
      for (Posting posting : postings.getOrDefault(term, List.of())) {
        scores.merge(posting.title(), weight(term, posting), Double::sum);
      }
    }
    return best(scores, limit);
  }

  private double weight(String term, Posting posting) {
    double df = postings.getOrDefault(term, List.of()).size();
    double idf = Math.log(1 + (titles.size() - df + 0.5) / (df + 0.5));
    double length = titles.get(posting.title()).length() / averageLength;
    return idf * posting.times() * (K1 + 1) / (posting.times() + K1 * (1 - B + B * length));
  }

  /** The titles most like a product's by cosine, itself among them. */
  public List<String> cosine(String id, int limit) {
    Integer number = numbers.get(id);
    if (number == null) {
      return List.of();
    }
    Set<Integer> near = new HashSet<>();
    titles
        .get(number)
        .terms()
        .keySet()
        .forEach(term ->
            postings.getOrDefault(term, List.of()).forEach(posting -> near.add(posting.title())));
    Map<Integer, Double> scores = new HashMap<>();
    near.forEach(other -> scores.put(other, cosine(titles.get(number), titles.get(other))));
    return best(scores, limit);
  }

  /** The cosine of two products' titles, in [0,1]; 0 when one is unknown. */
  public double cosine(String id, String other) {
    Integer a = numbers.get(id);
    Integer b = numbers.get(other);
    return a == null || b == null ? 0 : cosine(titles.get(a), titles.get(b));
  }

  /** The mean of the BM25 of each product's title for the other's words; 0 when one is unknown. */
  public double bm25(String id, String other) {
    Integer a = numbers.get(id);
    Integer b = numbers.get(other);
    return a == null || b == null ? 0 : (of(a, b) + of(b, a)) / 2;
  }

  private double of(int asked, int title) {
    double sum = 0;
    for (String term : titles.get(asked).terms().keySet()) {
      int times = titles.get(title).terms().getOrDefault(term, 0);
      sum += times == 0 ? 0 : weight(term, new Posting(title, times));
    }
    return sum;
  }

  private double cosine(Title a, Title b) {
    double both = 0;
    for (Map.Entry<String, Integer> term : a.terms().entrySet()) {
      double idf = idf(term.getKey());
      both += term.getValue() * idf * b.terms().getOrDefault(term.getKey(), 0) * idf;
    }
    double lengths = length(a) * length(b);
    return lengths == 0 ? 0 : Math.min(1, both / lengths);
  }

  private double length(Title title) {
    double squares = 0;
    for (Map.Entry<String, Integer> term : title.terms().entrySet()) {
      double weight = term.getValue() * idf(term.getKey());
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  private double idf(String term) {
    return Math.log((double) titles.size() / postings.getOrDefault(term, List.of()).size());
  }

  private List<String> best(Map<Integer, Double> scores, int limit) {
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(e -> titles.get(e.getKey()).id()))
        .limit(limit)
        .map(e -> titles.get(e.getKey()).id())
        .toList();
  }
}
