package io.zhiyin.search.understand;

import io.zhiyin.index.Documents;
import io.zhiyin.index.Name;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.language.Analysis;
import io.zhiyin.language.Fits;
import io.zhiyin.language.Misspellings;
import io.zhiyin.language.Token;
import io.zhiyin.rank.Weights;
import io.zhiyin.search.understand.Understood.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads prices, brands, categories and attribute values out of a query, by what the visible
 * products themselves are called: what was indexed in a refresh is understood in the same, and what
 * is not sold yet, or no longer, is not known.
 *
 * <p>A phrase is a run of the query's words, never a part of one, so 手机壳 says nothing of 手机; the
 * longest win, the first among equals. A category counts when nothing but brands, attribute values
 * and models follows it: what comes last is what is wanted, and 手机 支架 wants no 手机. Where a query
 * names nothing but brands and a model, products that merely fit that model come after it. Prices
 * bound the answer when they are written as a bound with a unit, else they lift; one said in a
 * currency is never compared with prices in another, and with those of which no currency is told.
 * All else lifts, each kind by at most its weight. Cost: one look-up a phrase, at most {@value
 * #PHRASES}. Thread-safe.
 */
public final class Understanding {
  private static final int TOKENS = 24;
  private static final int LONGEST = 5;
  private static final int PHRASES = 100;

  /** Words that a model's name may have beside brands. */
  private static final int MODEL = 4;

  private static final String ATTRIBUTES = "attributes.";

  private final Documents index;
  private final Supplier<Analysis> analysis;
  private final Supplier<Weights> weights;
  private final Clock clock;

  public Understanding(
      Documents index, Supplier<Analysis> analysis, Supplier<Weights> weights, Clock clock) {
    this.index = index;
    this.analysis = analysis;
    this.weights = weights;
    this.clock = clock;
  }

  /** Those whose products' names are read. */
  public Documents index() {
    return index;
  }

  /** A query without what the shop calls misspelled. */
  public Misspellings.Fixed spelled(String query) {
    return analysis.get().spelled(query);
  }

  /**
   * What the language made of a query's words, for explanations.
   *
   * @param asked as it was typed
   */
  public List<Step> words(String asked, Understood understood) {
    return WordSteps.of(asked, understood.words(), analysis.get());
  }

  /**
   * What a query asks for.
   *
   * @param firm whether prices may keep products out
   */
  public Understood of(String query, boolean firm) {
    Weights.Intent now = weights.get().intent();
    List<Part> lifts = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    Filter filter = Filter.all();
    String words = query;
    Optional<Price> price = now.price() == Weights.Prices.OFF ? Optional.empty() : Price.in(query);
    if (price.isPresent()) {
      Price its = price.get();
      boolean bounds = firm && (its.firm() && now.price() == Weights.Prices.HARD);
      String currency = Money.currency(its.money(), now.money());
      Filter within = new Filter.Between("price", its.from(), its.to());
      if (!currency.isEmpty()) {
        within = within.and(new Filter.PricedIn(currency));
      }
      if (bounds) {
        filter = within;
      } else if (now.category() > 0) {
        lifts.add(Part.lift("intent.price", new Retrieval.Passing(within), now.category()));
      }
      if (its.firm()) {
        words = (query.substring(0, its.start()) + " " + query.substring(its.end())).strip();
      }
      steps.add(
          new Step(
              "price",
              query.substring(its.start(), its.end()).strip(),
              "price:[" + number(its.from()) + "," + number(its.to()) + "]",
              bounds ? "filter" : "lift"));
      if (!currency.isEmpty()) {
        steps.add(new Step("currency", its.money(), currency, bounds ? "filter" : "lift"));
      }
    }
    named(words, now, lifts, steps);
    return new Understood(words, filter, lifts, steps);
  }

  private static String number(OptionalDouble bound) {
    return bound.isEmpty()
        ? ""
        : new java.math.BigDecimal(String.valueOf(bound.getAsDouble()))
            .stripTrailingZeros()
            .toPlainString();
  }

  /** A run of words that the catalogue calls something. */
  private record Phrase(int from, int to, String text, List<Name> names) {
    int length() {
      return text.length();
    }
  }

  private void named(String words, Weights.Intent now, List<Part> lifts, List<Step> steps) {
    if (words.isBlank() || (now.brand() + now.category() + now.attribute() + now.own() <= 0)) {
      return;
    }
    List<Token> tokens = distinct(analysis.get().words(words));
    List<Phrase> phrases = phrases(words, tokens);
    int head = head(words, tokens, phrases);
    Set<Name> attributes = new HashSet<>();
    for (Phrase phrase : phrases) {
      for (Name name : phrase.names()) {
        boolean wanted = !name.field().equals(Name.CATEGORY) || phrase.to() >= head;
        String step = name.field().startsWith(ATTRIBUTES) ? "attribute" : name.field();
        double weight =
            switch (step) {
              case "brand" -> now.brand();
              case "category" -> now.category();
              default -> now.attribute();
            };
        if (step.equals("attribute")) {
          attributes.add(name);
        }
        steps.add(
            new Step(
                step,
                phrase.text(),
                name.field() + ":" + name.value(),
                wanted && weight > 0 ? "lift" : "none"));
      }
    }
    lift(lifts, "intent.brand", now.brand(), names(phrases, Name.BRAND, 0));
    lift(lifts, "intent.category", now.category(), names(phrases, Name.CATEGORY, head));
    lift(lifts, "intent.attribute", now.attribute(), List.copyOf(attributes));
    own(words, now, tokens, phrases, lifts, steps);
  }

  /** One look-up of all phrases; then the longest that do not overlap. */
  private List<Phrase> phrases(String words, List<Token> tokens) {
    List<Phrase> candidates = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from++) {
      for (int to = from; to < Math.min(tokens.size(), from + LONGEST); to++) {
        String text = words.substring(tokens.get(from).start(), tokens.get(to).end());
        String levelled = analysis.get().level(text);
        if (levelled.length() > 1 && candidates.size() < PHRASES) {
          candidates.add(new Phrase(from, to, text, List.of()));
          texts.add(levelled);
        }
      }
    }
    List<List<Name>> names = index.names(texts, clock.instant());
    List<Phrase> known = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Phrase its = candidates.get(i);
      if (!names.get(i).isEmpty()) {
        known.add(new Phrase(its.from(), its.to(), its.text(), names.get(i)));
      }
    }
    known.sort(Comparator.comparingInt(Phrase::length).reversed().thenComparingInt(Phrase::from));
    List<Phrase> chosen = new ArrayList<>();
    for (Phrase phrase : known) {
      if (chosen.stream().noneMatch(c -> c.from() <= phrase.to() && phrase.from() <= c.to())) {
        chosen.add(phrase);
      }
    }
    chosen.sort(Comparator.comparingInt(Phrase::from));
    return chosen;
  }

  /** Each place of the query once. */
  private static List<Token> distinct(List<Token> tokens) {
    List<Token> distinct = new ArrayList<>();
    for (Token token : tokens) {
      if (distinct.size() < TOKENS
          && (distinct.isEmpty() || token.start() >= distinct.getLast().end())) {
        distinct.add(token);
      }
    }
    return distinct;
  }

  /** The last word that is neither of a brand, nor of an attribute value, nor of a model. */
  private static int head(String words, List<Token> tokens, List<Phrase> phrases) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      int at = i;
      boolean qualifies =
          phrases.stream()
              .anyMatch(p ->
                  p.from() <= at
                      && at <= p.to()
                      && p.names().stream().noneMatch(n -> n.field().equals(Name.CATEGORY)));
      if (!qualifies && !hasDigit(words, tokens.get(i))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean hasDigit(String words, Token token) {
    return words.substring(token.start(), token.end()).chars().anyMatch(Character::isDigit);
  }

  private static List<Name> names(List<Phrase> phrases, String field, int from) {
    return phrases.stream()
        .filter(phrase -> phrase.to() >= from)
        .flatMap(phrase -> phrase.names().stream())
        .filter(name -> name.field().equals(field))
        .distinct()
        .toList();
  }

  /** A part for each name, which share the weight. */
  private static void lift(List<Part> lifts, String part, double weight, List<Name> names) {
    if (weight <= 0 || names.isEmpty()) {
      return;
    }
    Filter any =
        names.size() == 1
            ? names.getFirst().filter()
            : new Filter.Not(
                new Filter.And(
                    names.stream().<Filter>map(name -> new Filter.Not(name.filter())).toList()));
    lifts.add(Part.lift(part, new Retrieval.Passing(any), weight));
  }

  /** Whether it names nothing but attribute values, such as a model's. */
  private static boolean ofAnAttribute(Phrase phrase) {
    return phrase.names().stream().allMatch(name -> name.field().startsWith(ATTRIBUTES));
  }

  /** Where only brands and a model are named. */
  private void own(
      String words,
      Weights.Intent now,
      List<Token> tokens,
      List<Phrase> phrases,
      List<Part> lifts,
      List<Step> steps) {
    if (now.own() <= 0 || Fits.says(analysis.get().level(words))) {
      return;
    }
    Set<String> model = new HashSet<>();
    boolean digit = false;
    for (int i = 0; i < tokens.size(); i++) {
      int at = i;
      Optional<Phrase> phrase =
          phrases.stream().filter(p -> p.from() <= at && at <= p.to()).findFirst();
      if (phrase.isPresent()
          && phrase.get().names().stream().anyMatch(n -> n.field().equals(Name.CATEGORY))) {
        return;
      }
      if (phrase.stream().allMatch(Understanding::ofAnAttribute)) {
        String word = words.substring(tokens.get(i).start(), tokens.get(i).end());
        if (word.codePoints().anyMatch(Character::isIdeographic)) {
          return;
        }
        digit |= hasDigit(words, tokens.get(i));
        model.addAll(Fits.words(analysis.get().level(word)));
      }
    }
    if (digit && model.size() <= MODEL) {
      model.removeIf(word -> word.chars().noneMatch(Character::isDigit));
      lifts.add(Part.lift("intent.own", new Retrieval.Own(model), now.own()));
      steps.add(new Step("own", String.join(" ", new java.util.TreeSet<>(model)), "", "lift"));
    }
  }
}
