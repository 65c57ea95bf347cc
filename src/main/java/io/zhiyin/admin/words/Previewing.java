package io.zhiyin.admin.words;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.words.Preview.Shown;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Revision.Rewritten;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.language.Analysis;
import io.zhiyin.rank.Language;
import io.zhiyin.search.Search;
import io.zhiyin.search.SearchQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says what other words do to products and to recent queries, which are asked of both, without
 * corrections, for nobody in particular, and logged nowhere.
 */
public final class Previewing {
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final Wording wording;
  private final Documents live;
  private final Searches searches;
  private final Function<Integer, List<String>> recent;

  /** Makes searches over documents, by the words that they are cut by. */
  @FunctionalInterface
  public interface Searches {
    Search over(Documents documents, Supplier<Analysis> analysis);
  }

  /**
   * @param recent so many recent queries at most, the hottest first
   */
  public Previewing(
      Wording wording, Documents live, Searches searches, Function<Integer, List<String>> recent) {
    this.wording = wording;
    this.live = live;
    this.searches = searches;
    this.recent = recent;
  }

  /**
   * What texts would do; changes nothing.
   *
   * @param texts as {@link Wording#apply} takes them
   */
  public Preview of(Map<String, String> texts, Progress progress) {
    return wording.revising(
        () -> wording.settings().with(texts),
        Preview.PRODUCTS,
        progress,
        draft -> {
          draft.revising().follow(progress);
          return new Preview(
              List.copyOf(draft.words().after().keySet()),
              products(draft.rewritten()),
              queries(
                  searches.over(live, wording::analysis),
                  searches.over(draft.revising().documents(), draft::analysis),
                  progress));
        });
  }

  private static Preview.Products products(Rewritten rewritten) {
    return new Preview.Products(
        rewritten.looked(),
        rewritten.changed(),
        rewritten.samples().stream()
            .map(sample ->
                new Preview.Product(sample.id(), title(sample.product()), sample.fields()))
            .toList());
  }

  private Preview.Queries queries(Search before, Search after, Progress progress) {
    List<String> asked = recent.apply(Preview.ASKED);
    progress.phase("queries", asked.size());
    List<Preview.Query> changed = new ArrayList<>();
    for (String query : asked) {
      List<Shown> was = first(before, query);
      List<Shown> would = first(after, query);
      if (!was.equals(would)) {
        changed.add(new Preview.Query(query, was, would));
      }
      progress.advance(1);
    }
    return new Preview.Queries(
        asked.size(),
        changed.size(),
        changed.subList(0, Math.min(changed.size(), Preview.QUERIES)));
  }

  private static List<Shown> first(Search search, String query) {
    SearchQuestion question =
        new SearchQuestion(
            new SearchQuestion.Words(query, true, true),
            Filter.all(),
            Question.Order.RELEVANCE,
            new SearchQuestion.Window(0, Preview.TOP, Cursor.START, Optional.of(false)),
            SearchQuestion.Who.NOBODY,
            new SearchQuestion.Wanted(List.of(), 1, false, false, Language.ZH),
            AT_MOST);
    return search.answer(question).hits().stream()
        .map(hit -> new Shown(hit.ranked().id(), title(hit.ranked().product())))
        .toList();
  }

  private static String title(String product) {
    return ProductReader.trusted(product).title();
  }
}
