package io.zhiyin.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.language.Misspellings;
import io.zhiyin.rank.Explanation;
import io.zhiyin.rank.Language;
import io.zhiyin.rank.Ranked;
import io.zhiyin.rank.Reasons;
import io.zhiyin.rank.Weights;
import io.zhiyin.search.understand.Understanding;
import io.zhiyin.search.understand.Understood;
import io.zhiyin.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers queries in words, moved a little by the shopper's history.
 *
 * <p>score = text + personal + popularity + freshness, where text is in [0,1] and the others at
 * most their configured weights: a product can never pass one that matches the words better by more
 * than those weights together. Thread-safe.
 */
public final class Search {
  private final Documents index;
  private final Understanding understanding;
  private final Signals signals;
  private final Supplier<Weights> weights;
  private final Clock clock;
  private final Supplier<String> queryIds;
  private final Cache<Bare, List<Hit>> popular =
      Caffeine.newBuilder().maximumSize(16).expireAfterWrite(Duration.ofSeconds(1)).build();

  /** What the first products of the shop depend on beside the moment. */
  private record Bare(long version, int size, Language language, Optional<Boolean> collapse) {}

  public Search(
      Understanding understanding,
      Signals signals,
      Supplier<Weights> weights,
      Clock clock,
      Supplier<String> queryIds) {
    this.understanding = understanding;
    this.index = understanding.index();
    this.signals = signals;
    this.weights = weights;
    this.clock = clock;
    this.queryIds = queryIds;
  }

  /** A price that leaves nothing is taken as a wish. */
  public SearchAnswer answer(SearchQuestion asked) {
    Misspellings.Fixed spelled =
        asked.words().asWritten()
            ? Misspellings.Fixed.none(asked.text())
            : understanding.spelled(asked.text());
    if (!asked.words().understand() || asked.text().isBlank()) {
      return answer(asked, Understood.asWords(spelled.text()).after(spelled.replaced()));
    }
    Understood understood = understanding.of(spelled.text(), true).after(spelled.replaced());
    SearchAnswer answer = answer(asked, understood);
    return understood.filters() && answer.found().total() == 0 && !answer.found().partial()
        ? answer(asked, understanding.of(spelled.text(), false).after(spelled.replaced()))
        : answer;
  }

  /**
   * The first products of the shop for who asks, whatever the words and filters. For those of whom
   * nothing is known they are kept for a second, while the index stays as it is.
   */
  List<Hit> popular(SearchQuestion asked, int size) {
    SearchQuestion bare = asked.bare("", size);
    if (leaning(bare, "", weights.get()).isShaped()) {
      return first(bare);
    }
    Bare key = new Bare(index.version(), size, bare.wanted().language(), bare.window().collapse());
    return popular.get(key, its -> first(bare));
  }

  private List<Hit> first(SearchQuestion bare) {
    return answer(bare, Understood.asWords(""), 1).hits();
  }

  private SearchAnswer answer(SearchQuestion asked, Understood understood) {
    return answer(asked, understood, countTo(asked, understood));
  }

  private SearchAnswer answer(SearchQuestion asked, Understood understood, int countTo) {
    Weights now = weights.get();
    Leaning leaning = leaning(asked, understood.words(), now);
    List<Part> parts = new ArrayList<>();
    parts.add(
        understood.words().isBlank()
            ? Part.find("text", new Retrieval.Everything(), 1)
            : Part.find("text", new Retrieval.Words(understood.words()), 1));
    if (asked.order() == Question.Order.RELEVANCE) {
      parts.addAll(understood.lifts());
    }
    parts.addAll(leaning.parts(now, signals));
    if (now.popularity() > 0) {
      parts.add(
          Part.lift("popularity", new Retrieval.Popular(now.popularityPivot()), now.popularity()));
    }
    parts.addAll(offered(asked, now));
    Page page =
        index.find(
            new Question(
                parts,
                filter(asked, understood, now),
                Set.of(),
                asked.order(),
                asked.window().from(),
                asked.window().size(),
                countTo,
                asked.wanted().explain(),
                extras(asked, now)));
    return new SearchAnswer(
        queryIds.get(),
        leaning.isShaped(),
        page.found(),
        hits(page, asked),
        page.facets(),
        page.next(),
        asked.wanted().explain()
            ? understood.explained(
                understanding.words(asked.text(), understood), page.found().missing())
            : understood);
  }

  private Leaning leaning(SearchQuestion asked, String words, Weights now) {
    return Leaning.of(asked.who(), words, now, index, signals);
  }

  /** What newness and being in stock add. Ages are counted by days, so that pages fit together. */
  private List<Part> offered(SearchQuestion asked, Weights now) {
    List<Part> parts = new ArrayList<>();
    if (now.freshness() > 0) {
      Retrieval fresh = new Retrieval.Fresh(clock.instant().truncatedTo(ChronoUnit.DAYS));
      parts.add(Part.lift("freshness", fresh, now.freshness()));
    }
    if (now.outOfStock() == Weights.OutOfStock.DEMOTE
        && asked.order() == Question.Order.RELEVANCE) {
      Retrieval inStock = new Retrieval.Passing(new Filter.InStock(true));
      parts.add(Part.lift("stock", inStock, Weights.IN_STOCK));
    }
    return parts;
  }

  private Filter filter(SearchQuestion asked, Understood understood, Weights now) {
    Filter filter =
        asked.filter().and(understood.filter()).and(new Filter.AvailableAt(clock.instant()));
    return now.outOfStock() == Weights.OutOfStock.HIDE && !asked.filter().speaksOfStock()
        ? filter.and(new Filter.InStock(true))
        : filter;
  }

  /**
   * As far as pages go where counting is cheap, without words, or all that is asked for; beside
   * words it is much of an answer's cost.
   */
  private static int countTo(SearchQuestion asked, Understood understood) {
    return understood.words().isBlank() || asked.window().size() == 0
        ? Question.WINDOW
        : Question.COUNT_TO;
  }

  private static Question.Extras extras(SearchQuestion asked, Weights now) {
    return new Question.Extras(
        asked.wanted().facets(),
        asked.wanted().facetSize(),
        asked.window().collapse().orElse(now.collapse()),
        asked.wanted().highlight(),
        true,
        asked.window().cursor(),
        asked.within());
  }

  private static List<Hit> hits(Page page, SearchQuestion asked) {
    Reasons reasons = new Reasons(asked.wanted().language());
    return page.candidates().stream()
        .map(c ->
            new Hit(
                new Ranked(
                    c.id(),
                    c.score(),
                    c.product(),
                    reasons.of(c, ""),
                    asked.wanted().explain() ? Explanation.parts(c) : List.of()),
                c.marks()))
        .toList();
  }
}
