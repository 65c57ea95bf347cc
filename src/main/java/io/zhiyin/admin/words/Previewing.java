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

  /** How often two answers are asked for while events move them. */
  private static final int TRIALS = 5;

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
      differing(() -> first(before, query), () -> first(after, query))
          .ifPresent(pair -> changed.add(new Preview.Query(query, pair.before(), pair.after())));
      progress.advance(1);
    }
    return new Preview.Queries(
        asked.size(),
        changed.size(),
        changed.subList(0, Math.min(changed.size(), Preview.QUERIES)));
  }

  /** Two answers that differ. */
  record Pair(List<Shown> before, List<Shown> after) {}

  /**
   * The answers now and then where they differ by the words: events that come meanwhile move both,
   * so that the first is asked once more after the second, and all again until it is the same.
   *
   * @return nothing too when it never is, since then nothing can be said
   */
  static Optional<Pair> differing(Supplier<List<Shown>> now, Supplier<List<Shown>> then) {
    List<Shown> was = now.get();
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Shown> would = then.get();
      if (was.equals(would)) {
        return Optional.empty();
      }
      List<Shown> still = now.get();
      if (was.equals(still)) {
        return Optional.of(new Pair(was, would));
      }
      was = still;
    }
    return Optional.empty();
  }

  private static List<Shown> first(Search search, String query) {
    SearchQuestion question =
        new SearchQuestion(
            new SearchQuestion.Words(query, false, true),
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
