package io.zhiyin.index;

import io.zhiyin.catalog.Offer;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import io.zhiyin.language.Fits;
import io.zhiyin.signals.ItemSignals;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a question's answer is, by looking at every product: the oracle that indices are held
 * against. It takes the contract's words and knows no query. Words are not valued here: what BM25
 * makes of them is the engine's own affair.
 *
 * @param kept a weight as the index keeps it
 * @param level brings a keyword to the form it is compared in
 * @param products id → what is indexed
 */
record LinearScan(
    DoubleUnaryOperator kept, UnaryOperator<String> level, TreeMap<String, Indexed> products) {
  /** A product, its content vector and its signals. */
  record Indexed(Product product, ContentVector vector, ItemSignals signals) {}

  /** A product that a question finds. */
  record Hit(String id, double score) {}

  /** Everything that a question finds, whatever its page, in its order. */
  List<Hit> all(Question question) {
    return products.entrySet().stream()
        .filter(entry -> !question.exclude().contains(entry.getKey()))
        .filter(entry -> passes(question.filter(), entry.getValue().product()))
        .filter(entry -> found(question.parts(), entry.getValue()))
        .map(entry -> new Hit(entry.getKey(), score(question.parts(), entry.getValue())))
        .sorted(order(question.order()))
        .toList();
  }

  private boolean found(List<Part> parts, Indexed its) {
    List<Part> finds = parts.stream().filter(part -> part.role() == Role.FIND).toList();
    return finds.isEmpty() || finds.stream().anyMatch(part -> value(part.what(), its).isPresent());
  }

  private double score(List<Part> parts, Indexed its) {
    return parts.stream()
        .mapToDouble(part -> part.weight() * value(part.what(), its).orElse(0))
        .sum();
  }

  /** Empty when the retrieval does not find the product. */
  OptionalDouble value(Retrieval what, Indexed its) {
    return switch (what) {
      case Retrieval.Words words -> throw new IllegalArgumentException("not valued: " + words);
      case Retrieval.Content(ContentVector vector) -> above0(cosine(vector, its.vector()));
      case Retrieval.Together together -> above0(together(together, its));
      case Retrieval.Learned(Map<String, Double> seeds) -> {
        double sum = 0;
        for (Map.Entry<String, Double> seed : seeds.entrySet()) {
          float strength = its.signals().learned().getOrDefault(seed.getKey(), 0f);
          sum += seed.getValue() * kept.applyAsDouble(strength);
        }
        yield above0(sum);
      }
      case Retrieval.Popular(double pivot) -> {
        double popularity = kept.applyAsDouble(its.signals().popularity());
        yield above0(popularity / (popularity + pivot));
      }
      case Retrieval.Fresh fresh ->
          its.product().lifetime().createdAt().stream()
              .mapToDouble(created -> fresh.value(created.getEpochSecond()))
              .findFirst();
      case Retrieval.Given(Map<String, Double> values) ->
          above0(values.getOrDefault(its.product().id(), 0.0));
      case Retrieval.Passing(Filter filter) ->
          passes(filter, its.product()) ? OptionalDouble.of(1) : OptionalDouble.empty();
      case Retrieval.Own(Set<String> words) ->
          Fits.of(level.apply(its.product().title())).stream().noneMatch(words::contains)
              ? OptionalDouble.of(1)
              : OptionalDouble.empty();
      case Retrieval.Everything() -> OptionalDouble.of(0);
    };
  }

  private static OptionalDouble above0(double value) {
    return value > 0 ? OptionalDouble.of(Math.min(1, value)) : OptionalDouble.empty();
  }

  private double cosine(ContentVector asked, ContentVector its) {
    double sum = 0;
    for (Map.Entry<String, Double> term : asked.weights().entrySet()) {
      double weight = its.weights().getOrDefault(term.getKey(), 0.0);
      sum += term.getValue() * kept.applyAsDouble(weight);
    }
    return sum;
  }

  private double together(Retrieval.Together together, Indexed its) {
    Double fresh = together.fresh().get(its.product().id());
    if (fresh != null) {
      return fresh;
    }
    Map<String, Double> strengths = new HashMap<>();
    its.signals()
        .neighbours()
        .getOrDefault(together.kind(), List.of())
        .forEach(n -> strengths.put(n.itemId(), kept.applyAsDouble(n.strength())));
    double sum = 0;
    for (Map.Entry<String, Double> seed : together.seeds().entrySet()) {
      sum += seed.getValue() * strengths.getOrDefault(seed.getKey(), 0.0);
    }
    return sum;
  }

  private Comparator<Hit> order(Question.Order order) {
    Comparator<Hit> first =
        switch (order) {
          case RELEVANCE -> Comparator.comparingDouble(hit -> -hit.score());
          case PRICE -> by(product -> numbers("price", product).orElse(Double.POSITIVE_INFINITY));
          case PRICE_DESCENDING ->
              by(product -> -numbers("price", product).orElse(Double.NEGATIVE_INFINITY));
          case NEWEST ->
              by(product -> -numbers("created_at", product).orElse(Double.NEGATIVE_INFINITY));
          case SALES -> by(product -> -numbers("sales", product).orElse(Double.NEGATIVE_INFINITY));
        };
    return first.thenComparing(Hit::id);
  }

  private Comparator<Hit> by(java.util.function.ToDoubleFunction<Product> key) {
    return Comparator.comparingDouble(hit -> key.applyAsDouble(product(hit.id())));
  }

  private Product product(String id) {
    Indexed its = products.get(id);
    if (its == null) {
      throw new IllegalArgumentException("no such product: " + id);
    }
    return its.product();
  }

  /** Whether a filter lets a product through: one of its variants, where it has any. */
  boolean passes(Filter filter, Product product) {
    return product.variants().isEmpty()
        ? passes(filter, product, Optional.empty())
        : product.variants().stream().anyMatch(v -> passes(filter, product, Optional.of(v)));
  }

  private boolean passes(Filter filter, Product product, Optional<Variant> variant) {
    return switch (filter) {
      case Filter.And(List<Filter> all) ->
          all.stream().allMatch(each -> passes(each, product, variant));
      case Filter.Not(Filter inner) -> !passes(inner, product, variant);
      case Filter.AnyOf(String field, Set<String> values) -> anyOf(field, values, product, variant);
      case Filter.Under under ->
          product.category().prefixes().stream()
              .map(level)
              .anyMatch(level.apply(under.path().toString())::equals);
      case Filter.Between(String field, OptionalDouble from, OptionalDouble to) ->
          between(field, product, variant)
              .anyMatch(n ->
                  n >= from.orElse(Double.NEGATIVE_INFINITY)
                      && n <= to.orElse(Double.POSITIVE_INFINITY));
      case Filter.InStock(boolean wanted) -> (stock(product, variant).orElse(1) > 0) == wanted;
      case Filter.PricedIn(String currency) ->
          product.offer().currency().isEmpty() || product.offer().currency().equals(currency);
      case Filter.AvailableAt(Instant time) ->
          product.lifetime().from().map(from -> !from.isAfter(time)).orElse(true)
              && product.lifetime().until().map(until -> until.isAfter(time)).orElse(true);
    };
  }

  private boolean anyOf(
      String field, Set<String> values, Product product, Optional<Variant> variant) {
    Stream<String> its =
        switch (field) {
          case "id" -> Stream.of(product.id());
          case "shop_id" -> Stream.of(product.shopId());
          case "brand" -> Stream.of(product.brand());
          case "currency" -> Stream.of(product.offer().currency());
          case "tags" -> product.tags().stream();
          default -> attribute(field, product, variant);
        };
    boolean written = field.equals("id") || field.equals("shop_id");
    UnaryOperator<String> form = written ? UnaryOperator.identity() : level;
    List<String> wanted = values.stream().map(form).toList();
    return its.filter(value -> !value.isEmpty()).map(form).anyMatch(wanted::contains);
  }

  private Stream<String> attribute(String field, Product product, Optional<Variant> variant) {
    String name = level.apply(field.substring("attributes.".length()));
    List<String> own = variant.map(v -> named(name, v.attributes())).orElse(List.of());
    return (own.isEmpty() ? named(name, product.attributes()) : own).stream();
  }

  private List<String> named(String name, Map<String, List<String>> attributes) {
    return attributes.entrySet().stream()
        .filter(attribute -> level.apply(attribute.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .flatMap(Collection::stream)
        .toList();
  }

  private Stream<Double> between(String field, Product product, Optional<Variant> variant) {
    if (field.startsWith("attributes.")) {
      return attribute(field, product, variant)
          .filter(value -> value.matches("-?\\d+(\\.\\d+)?"))
          .map(Double::valueOf);
    }
    Optional<Double> price = variant.flatMap(v -> v.offer().price().stream().boxed().findAny());
    return switch (field) {
      case "price" -> price.isPresent() ? price.stream() : product.offer().price().stream().boxed();
      case "stock" -> stock(product, variant).stream().mapToObj(n -> (double) n);
      default -> numbers(field, product).stream().boxed();
    };
  }

  private static OptionalLong stock(Product product, Optional<Variant> variant) {
    OptionalLong its = product.offer().stock();
    boolean none = its.isPresent() && its.getAsLong() == 0;
    return none || variant.isEmpty() || variant.get().offer().stock().isEmpty()
        ? its
        : variant.get().offer().stock();
  }

  /** What an order goes by. */
  private static OptionalDouble numbers(String field, Product product) {
    Offer offer = product.offer();
    return switch (field) {
      case "price" ->
          offer.price().isPresent()
              ? offer.price()
              : product.variants().stream().flatMapToDouble(v -> v.offer().price().stream()).min();
      case "list_price" -> offer.listPrice();
      case "sales" -> offer.sales().stream().mapToDouble(n -> n).findFirst();
      case "created_at" ->
          product.lifetime().createdAt().stream().mapToDouble(Instant::getEpochSecond).findFirst();
      default -> throw new IllegalArgumentException("no number: " + field);
    };
  }
}
