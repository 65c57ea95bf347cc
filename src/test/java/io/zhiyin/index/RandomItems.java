package io.zhiyin.index;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.index.question.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Products and filters of small worlds, so that they meet: seeded. */
final class RandomItems {
  private static final List<String> WORDS =
      List.of("加厚", "羽绒服", "毛衣", "蓝牙", "耳机", "无线", "保温杯", "台灯", "iPhone15", "256G", "女款");
  private static final List<String> BRANDS = List.of("雪峰", "声派", "Acme", "ACME", "ａｃｍｅ");
  private static final List<String> CATEGORIES =
      List.of("服饰", "服饰/女装", "服饰/女装/外套", "数码", "数码/耳机", "數碼/耳機");
  private static final List<String> COLOURS = List.of("红", "紅", "Blue", "ＢＬＵＥ", "7", "8.5", "-3");
  private static final List<String> CURRENCIES = List.of("CNY", "USD");
  private static final long DAY = 86_400;
  private static final long START = 1_700_000_000;

  private final Random random;

  RandomItems(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean sometimes() {
    return random.nextInt(3) > 0;
  }

  /** One to four words. */
  String text() {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      words.add(any(WORDS));
    }
    return String.join(" ", words);
  }

  private Instant time() {
    return Instant.ofEpochSecond(START + random.nextInt(10) * DAY);
  }

  Item item(String id) {
    Item item = Item.of(id, text());
    if (sometimes()) {
      item.with("brand", any(BRANDS)).with("category", any(CATEGORIES));
    }
    if (sometimes()) {
      item.with("price", random.nextInt(8) * 0.5).with("sales", random.nextInt(5));
    }
    if (random.nextBoolean()) {
      item.with("currency", any(CURRENCIES));
    }
    if (sometimes()) {
      item.with("created_at", time().toString()).with("tags", List.of(any(WORDS), any(BRANDS)));
    }
    if (random.nextBoolean()) {
      item.with("stock", random.nextInt(3)).with("shop_id", "s" + random.nextInt(3));
    }
    if (sometimes()) {
      item.attribute("颜色", any(COLOURS)).attribute("Size", List.of(any(COLOURS), any(COLOURS)));
    }
    if (random.nextInt(4) == 0) {
      item.with("available_from", time().toString());
    } else if (random.nextInt(4) == 0) {
      item.with("available_until", time().toString());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Item variant = Item.of(id + "v" + i, any(WORDS));
      if (sometimes()) {
        variant.attribute("颜色", any(COLOURS));
      }
      if (random.nextInt(3) == 0) {
        variant.attribute("SIZE", List.of(any(COLOURS), any(COLOURS)));
      }
      item.variant(
          random.nextBoolean()
              ? variant
              : variant.with("price", random.nextInt(5)).with("stock", random.nextInt(2)));
    }
    return item;
  }

  /** A filter of at most this depth. */
  Filter filter(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return random.nextBoolean()
          ? new Filter.Not(filter(depth - 1))
          : filter(depth - 1).and(filter(depth - 1));
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Filter.Under(CategoryPath.parse(any(CATEGORIES)));
      case 1 ->
          new Filter.Between(
              any(List.of("price", "sales", "stock", "attributes.颜色", "attributes.size")),
              bound(),
              bound());
      case 2 -> new Filter.InStock(random.nextBoolean());
      case 3 -> new Filter.AvailableAt(time());
      case 4 -> new Filter.AnyOf(any(List.of("brand", "tags")), some(BRANDS));
      default -> new Filter.AnyOf(any(List.of("attributes.颜色", "attributes.SIZE")), some(COLOURS));
    };
  }

  /** A range of prices, in one currency or in any. */
  Filter prices() {
    Filter range = new Filter.Between("price", bound(), bound());
    return random.nextBoolean() ? range : range.and(new Filter.PricedIn(any(CURRENCIES)));
  }

  private OptionalDouble bound() {
    return random.nextInt(3) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(random.nextInt(16) * 0.5 - 3);
  }

  private Set<String> some(List<String> choices) {
    return new HashSet<>(List.of(any(choices), any(choices)).stream().distinct().toList());
  }
}
