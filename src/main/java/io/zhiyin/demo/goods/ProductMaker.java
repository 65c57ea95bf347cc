package io.zhiyin.demo.goods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes one product of a leaf: draws its words, attributes and price, and writes them down. */
final class ProductMaker {
  /** What most popular products sell in a month or two. */
  private static final double BEST_SELLING = 9_000;

  private final Dice dice;
  private final Leaf leaf;
  private final Brand brand;
  private final String model;
  private final Map<String, Trait.Value> attributes = new LinkedHashMap<>();

  ProductMaker(Dice dice, Leaf leaf, Brand brand) {
    this.dice = dice;
    this.leaf = leaf;
    this.brand = brand;
    leaf.traits().forEach(trait -> attributes.put(trait.name(), trait.draw(dice)));
    this.model = leaf.words().models().isEmpty() ? "" : model(dice.pick(leaf.words().models()));
    if (!model.isEmpty()) {
      attributes.put("型号", new Trait.Value(model, OptionalDouble.empty(), 1));
    }
  }

  /**
   * @param end the day the shop's story ends
   * @param pull > 0, at most 1
   * @param fitting the product that this one is made for
   */
  Goods make(String id, double pull, Instant end, Optional<Goods> fitting) {
    String kind = dice.pick(leaf.kinds());
    double level = Math.clamp(0.7 * brand.level() + dice.between(-0.05, 0.35), 0, 1);
    double factor = factor();
    Leaf.Habits habits = leaf.habits();
    double price =
        Prices.charming(
            habits.low() * StrictMath.pow(habits.high() / habits.low(), level) * factor);
    ObjectNode product = JsonNodeFactory.instance.objectNode();
    product.put("id", id);
    words(product, kind, fitting);
    product.put("brand", brand.name());
    ArrayNode category = product.putArray("category");
    leaf.path().forEach(category::add);
    product.put("price", price);
    if (dice.chance(0.7)) {
      product.put("list_price", Prices.before(price, dice));
    }
    product.put("currency", "CNY");
    product.put("stock", dice.chance(0.04) ? 0 : dice.whole(3, 800));
    product.put("sales", Math.round(BEST_SELLING * pull * dice.between(0.6, 1.2)));
    product.put("shop_id", brand.shopId());
    tags(product);
    product.put("created_at", created(end).toString());
    attributes(product, fitting);
    variants(product, id, price);
    String fits = fitting.map(Goods::id).orElse("");
    return new Goods(
        id,
        product.path("title").asText(),
        leaf,
        kind,
        brand.name(),
        model,
        level,
        price,
        pull,
        fits,
        product.toString());
  }

  private double factor() {
    return attributes.values().stream()
        .mapToDouble(Trait.Value::factor)
        .reduce(1, (one, other) -> one * other);
  }

  private void words(ObjectNode product, String kind, Optional<Goods> fitting) {
    Leaf.Words words = leaf.words();
    Wording wording = new Wording(dice.draw(words.points(), words.points().size(), p -> 1));
    wording.put("brand", brand.name());
    wording.put("kind", kind);
    wording.put("fits", fitting.map(Goods::shortName).orElse(""));
    attributes.forEach((name, value) -> wording.put(name, value.text()));
    wording.put("model", model);
    product.put("title", wording.fill(dice.pick(words.titles())));
    product.put("description", wording.fill(dice.pick(words.about())));
  }

  private String model(String pattern) {
    StringBuilder model = new StringBuilder(pattern);
    for (int at = model.indexOf("#"); at >= 0; at = model.indexOf("#")) {
      model.setCharAt(at, (char) ('0' + dice.whole(1, 9)));
    }
    return model.toString();
  }

  private void tags(ObjectNode product) {
    List<String> any = leaf.words().tags();
    List<String> drawn = any.isEmpty() ? List.of() : dice.draw(any, dice.whole(0, 2), t -> 1);
    if (!drawn.isEmpty()) {
      ArrayNode tags = product.putArray("tags");
      drawn.forEach(tags::add);
    }
  }

  /** Most are older than the story; some came while it went on. */
  private Instant created(Instant end) {
    int days = dice.chance(0.15) ? dice.whole(1, 45) : dice.whole(60, 600);
    return end.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(dice.whole(0, 1_000)));
  }

  private void attributes(ObjectNode product, Optional<Goods> fitting) {
    ObjectNode object = product.putObject("attributes");
    attributes.forEach((name, value) -> {
      if (value.number().isPresent()) {
        put(object, name, value.number().getAsDouble());
      } else {
        object.put(name, value.text());
      }
    });
    fitting.ifPresent(it -> object.put("适用型号", it.shortName()));
  }

  private static void put(ObjectNode object, String name, double number) {
    if (number == Math.rint(number)) {
      object.put(name, (long) number);
    } else {
      object.put(name, number);
    }
  }

  /** Half of the products come in several values of the leaf's chosen attribute. */
  private void variants(ObjectNode product, String id, double price) {
    String by = leaf.habits().variants();
    Trait.Value own = attributes.get(by);
    if (own == null || dice.chance(0.5)) {
      return;
    }
    List<Trait.Value> others = new ArrayList<>();
    leaf.traits().stream()
        .filter(trait -> trait.name().equals(by))
        .flatMap(trait -> trait.choices().stream())
        .filter(value -> !value.text().equals(own.text()))
        .forEach(others::add);
    List<Trait.Value> values = new ArrayList<>(List.of(own));
    values.addAll(dice.draw(others, 3, v -> 1));
    ArrayNode variants = product.putArray("variants");
    for (Trait.Value value : values) {
      ObjectNode variant = variants.addObject();
      variant.put("id", String.format(Locale.ROOT, "%s-%d", id, variants.size()));
      variant.put("title", value.text());
      variant.put("price", Prices.charming(price * value.factor() / own.factor()));
      variant.put("stock", dice.chance(0.1) ? 0 : dice.whole(1, 200));
      variant.putObject("attributes").put(by, value.text());
    }
  }
}
