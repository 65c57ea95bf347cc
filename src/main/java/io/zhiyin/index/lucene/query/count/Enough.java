package io.zhiyin.index.lucene.query.count;

import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * What finds a product: so many of some words.
 *
 * @param words at least one
 * @param needed how many of them, by step, strictest first, the last for all steps that follow;
 *     each in [1, words]
 */
public record Enough(List<Query> words, List<Integer> needed) {
  public static Enough any(Query query) {
    return new Enough(List.of(query), List.of(1));
  }

  public int needed(int step) {
    return needed.get(Math.min(step, needed.size() - 1));
  }

  /** Whether no product can hold enough of the words. */
  public boolean impossible() {
    return held() < needed.getLast();
  }

  /** Whether one of the words stands in no product. */
  public boolean lacksAWord() {
    return held() < words.size();
  }

  private long held() {
    return words.stream().filter(word -> !(word instanceof MatchNoDocsQuery)).count();
  }

  private Query query(int step) {
    if (words.size() == 1) {
      return words.getFirst();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(word, Occur.SHOULD));
    return query.setMinimumNumberShouldMatch(needed(step)).build();
  }

  /** What any of them finds in a step. */
  public static Query anyOf(List<Enough> all, int step) {
    if (all.size() == 1) {
      return all.getFirst().query(step);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    all.forEach(each -> query.add(each.query(step), Occur.SHOULD));
    return query.build();
  }
}
