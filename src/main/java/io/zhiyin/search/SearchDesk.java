package io.zhiyin.search;

import io.zhiyin.rank.Language;
import io.zhiyin.search.Guided.Nothing;
import io.zhiyin.search.Guided.Reason;
import io.zhiyin.search.suggest.QueryLog;
import io.zhiyin.search.suggest.Suggestion;
import io.zhiyin.search.suggest.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * Where a shopper's search is served: answers, corrects what finds (nearly) nothing, shows ways out
 * of an empty page, completes what is being typed, and keeps the log of queries. Thread-safe.
 *
 * <p>A query of which at most {@value #LITTLE} products hold nearly all words, or of which no
 * product holds some word, is compared with its correction. Where that finds more, or as many and
 * every word stands in some product, it is offered; where the query as asked found nothing it is
 * answered instead, unless the shopper wants the query as written. Where time ran out before
 * anything was found, nothing is said of that, and it is not logged.
 */
public final class SearchDesk {
  private static final int LITTLE = 2;
  private static final int POPULAR = 8;

  private final Search search;
  private final Vocabulary vocabulary;
  private final QueryLog log;

  public SearchDesk(Search search, Vocabulary vocabulary, QueryLog log) {
    this.search = search;
    this.vocabulary = vocabulary;
    this.log = log;
  }

  public Guided answer(SearchQuestion asked) {
    SearchAnswer plain = search.answer(asked);
    if (asked.window().first() && !asked.text().isBlank() && !unknown(plain)) {
      log.served(asked.text(), shopper(asked.who()), plain.queryId(), strict(plain));
    }
    return guided(asked, plain);
  }

  /** The same for somebody who looks how the search works: it stands in no log. */
  public Guided unlogged(SearchQuestion asked) {
    return guided(asked, search.answer(asked));
  }

  /** Whether time ran out before it was known what there is. */
  private static boolean unknown(SearchAnswer plain) {
    return plain.found().partial() && strict(plain) == 0;
  }

  private Guided guided(SearchQuestion asked, SearchAnswer plain) {
    Guided guided = corrected(asked, plain);
    return guided.answer().found().total() > 0 || unknown(plain)
        ? guided
        : new Guided(
            guided.answer(), guided.didYouMean(), guided.corrected(), Optional.of(nothing(asked)));
  }

  /** The search behind it, without corrections and without the log: what evaluations measure. */
  public Search uncorrected() {
    return search;
  }

  /** Completions of what is being typed, best first. */
  public List<Suggestion> suggest(String typed, int limit) {
    return vocabulary.completions().complete(typed, limit);
  }

  public List<QueryLog.Asked> queries(QueryLog.Report report, int limit) {
    return log.report(report, limit);
  }

  private static String shopper(SearchQuestion.Who who) {
    if (who.shopper().known()) {
      return who.shopper().key();
    }
    return who.sessionId().isEmpty() ? "" : "s:" + who.sessionId();
  }

  /** Products that hold nearly all words. */
  private static long strict(SearchAnswer answer) {
    return answer.found().relaxed() ? 0 : answer.found().total();
  }

  private Guided corrected(SearchQuestion asked, SearchAnswer plain) {
    Guided asAsked = new Guided(plain, "", "", Optional.empty());
    long found = strict(plain);
    boolean enough = found > LITTLE && !plain.found().unheld();
    if (enough || asked.text().isBlank() || plain.found().partial()) {
      return asAsked;
    }
    Optional<String> words = vocabulary.corrections().correct(asked.text());
    if (words.isEmpty()) {
      return asAsked;
    }
    SearchAnswer other = search.answer(asked.as(words.get()));
    boolean mended = plain.found().unheld() && !other.found().unheld();
    long better = strict(other);
    if (better == 0 || better < found || (better == found && !mended)) {
      return asAsked;
    }
    return found == 0 && !asked.words().asWritten()
        ? new Guided(under(plain.queryId(), other), words.get(), words.get(), Optional.empty())
        : new Guided(plain, words.get(), "", Optional.empty());
  }

  /** Clicks on a corrected answer belong to the query that was asked. */
  private static SearchAnswer under(String queryId, SearchAnswer answer) {
    return new SearchAnswer(
        queryId,
        answer.personalized(),
        answer.found(),
        answer.hits(),
        answer.facets(),
        answer.next(),
        answer.understood());
  }

  private Nothing nothing(SearchQuestion asked) {
    long withoutFilters =
        asked.filtered() ? search.answer(asked.bare(asked.text(), 0)).found().total() : 0;
    List<Hit> popular = search.popular(asked, POPULAR);
    Reason reason =
        withoutFilters > 0 ? Reason.FILTERS : popular.isEmpty() ? Reason.EMPTY_SHOP : Reason.WORDS;
    return new Nothing(reason, message(reason, asked.wanted().language()), withoutFilters, popular);
  }

  private static String message(Reason reason, Language language) {
    boolean chinese = language == Language.ZH;
    return switch (reason) {
      case FILTERS ->
          chinese ? "没有符合全部筛选条件的商品，去掉一些条件试试" : "Nothing passes all filters; try without some";
      case WORDS -> chinese ? "没有找到相关商品，换个说法试试" : "Nothing matches; try other words";
      case EMPTY_SHOP -> chinese ? "店里还没有商品" : "The shop has no products yet";
    };
  }
}
