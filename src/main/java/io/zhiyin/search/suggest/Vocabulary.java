package io.zhiyin.search.suggest;

import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.search.suggest.Entry.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Everything the shop has words for: brands, categories, words of titles and hot queries, as
 * completions and corrections made from them.
 *
 * <p>It follows the index: for up to {@value #SMALL} products whoever asks after a refresh has it
 * made anew, and so has whoever asks where there was nothing before; else a larger catalogue's is
 * made in the background, at most a twentieth of the time, and the old one answers meanwhile. At
 * most {@value #WORDS} words and {@value #NAMES} each of the others, those with the most products.
 * It knows of what may be sold when it is made; where products say when that is, it is made anew
 * every minute. Thread-safe.
 */
public final class Vocabulary {
  private static final int SMALL = 1_000;
  private static final int WORDS = 30_000;
  private static final int NAMES = 10_000;
  private static final int UNANSWERED = 500;
  private static final long PAUSE = 20;
  private static final Duration SCHEDULE = Duration.ofMinutes(1);

  private final ProductIndex index;
  private final QueryLog log;
  private final UnaryOperator<String> level;
  private final Clock clock;
  private final Executor background;
  private final AtomicBoolean building = new AtomicBoolean();
  private volatile Known known;

  /**
   * One state of the index and the log, and what was made of it.
   *
   * @param until when it is made anew although both stay as they are
   */
  private record Known(
      long version,
      long queries,
      Instant until,
      Completions completions,
      Corrections corrections,
      long tookNanos,
      long madeAt) {}

  public Vocabulary(
      ProductIndex index,
      QueryLog log,
      UnaryOperator<String> level,
      Clock clock,
      Executor background) {
    this.index = index;
    this.log = log;
    this.level = level;
    this.clock = clock;
    this.background = background;
    Completions none = new Completions(List.of(), level);
    this.known =
        new Known(-1, -1, Instant.MAX, none, new Corrections(none, level), 0, System.nanoTime());
    if (index.count() > 0) {
      current();
    }
  }

  public Completions completions() {
    return current().completions();
  }

  public Corrections corrections() {
    return current().corrections();
  }

  private Known current() {
    Known now = known;
    if (holds(now)) {
      return now;
    }
    if (index.count() <= SMALL || now.completions().entries().isEmpty()) {
      synchronized (building) {
        if (!holds(known)) {
          known = make();
        }
        return known;
      }
    }
    boolean rested = System.nanoTime() - now.madeAt() >= PAUSE * now.tookNanos();
    if (rested && building.compareAndSet(false, true)) {
      background.execute(() -> {
        try {
          known = make();
        } finally {
          building.set(false);
        }
      });
    }
    return now;
  }

  private boolean holds(Known its) {
    return its.version() == index.version()
        && its.queries() == log.version()
        && clock.instant().isBefore(its.until());
  }

  private Known make() {
    long startedAt = System.nanoTime();
    Instant time = clock.instant();
    long version = index.version();
    long queries = log.version();
    Map<String, Spelling> spelled = spelled();
    Function<String, Spelling> spelling =
        text -> spelled.computeIfAbsent(text, its -> Spelling.of(its, level));
    Map<String, Entry> entries = new HashMap<>();
    for (Entry entry : gathered(time)) {
      entries.merge(spelling.apply(entry.text()).plain(), entry, Vocabulary::joined);
    }
    entries.remove("");
    List<Entry> ordered =
        entries.values().stream().sorted(Comparator.comparing(Entry::text)).toList();
    Completions completions = new Completions(ordered, level, spelling);
    Corrections corrections = new Corrections(completions, level);
    long now = System.nanoTime();
    Instant until = index.scheduled() ? time.plus(SCHEDULE) : Instant.MAX;
    return new Known(version, queries, until, completions, corrections, now - startedAt, now);
  }

  /** How the texts of the state before are spelled: most of them are those of the next. */
  private Map<String, Spelling> spelled() {
    Completions before = known.completions();
    Map<String, Spelling> spelled = new HashMap<>();
    for (int i = 0; i < before.entries().size(); i++) {
      spelled.put(before.entries().get(i).text(), before.spellings().get(i));
    }
    return spelled;
  }

  /** One text from two places: the nobler kind, the larger count, the larger weight. */
  private static Entry joined(Entry a, Entry b) {
    Entry noble = a.kind().compareTo(b.kind()) <= 0 ? a : b;
    return new Entry(
        noble.text(),
        noble.kind(),
        Math.max(a.count(), b.count()),
        Math.max(a.weight(), b.weight()));
  }

  private List<Entry> gathered(Instant time) {
    List<Entry> entries = new ArrayList<>();
    Filter sold = new Filter.AvailableAt(time);
    Question names =
        Question.top(0, List.of(everything()))
            .where(sold)
            .with(
                new Question.Extras(
                    List.of("brand", "category"),
                    NAMES,
                    false,
                    false,
                    false,
                    Cursor.START,
                    Duration.ZERO));
    Page page = index.find(names);
    for (Facet.Value brand : page.facets().get(0).values()) {
      entries.add(Entry.of(brand.value(), Kind.BRAND, brand.count()));
    }
    Map<String, Long> leaves = new HashMap<>();
    for (Facet.Value path : page.facets().get(1).values()) {
      leaves.merge(
          path.value().substring(path.value().lastIndexOf('/') + 1), path.count(), Long::sum);
    }
    leaves.forEach((name, count) -> entries.add(Entry.of(name, Kind.CATEGORY, count)));
    entries.addAll(words(time));
    entries.addAll(queries(sold));
    return entries;
  }

  /** Hot queries; of those that were never answered here the hottest are counted. */
  private List<Entry> queries(Filter sold) {
    List<Entry> queries = new ArrayList<>();
    int asked = 0;
    for (QueryLog.Asked query : log.hot(NAMES)) {
      long results = query.results();
      if (results < 0 && asked++ < UNANSWERED) {
        Retrieval words = new Retrieval.Words(query.query());
        Page page =
            index.find(Question.top(0, List.of(Retrieval.Part.find("text", words, 1))).where(sold));
        results = page.found().relaxed() ? 0 : page.total();
      }
      if (results > 0) {
        double weight = Math.log(2.0 + results) + 2 * Math.log(1 + query.heat());
        queries.add(new Entry(query.query(), Kind.QUERY, results, weight));
      }
    }
    return queries;
  }

  private static Retrieval.Part everything() {
    return Retrieval.Part.find("all", new Retrieval.Everything(), 1);
  }

  private List<Entry> words(Instant time) {
    List<Entry> words = new ArrayList<>();
    index.titleWords(
        time,
        (word, products) -> {
          if (word.codePointCount(0, word.length()) > 1
              && word.codePoints().anyMatch(Character::isLetter)) {
            words.add(Entry.of(word, Kind.PRODUCT, products));
          }
        });
    words.sort(Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::text));
    return words.subList(0, Math.min(WORDS, words.size()));
  }
}
