package io.zhiyin.demo;

import io.zhiyin.demo.goods.Catalogue;
import io.zhiyin.demo.goods.Goods;
import io.zhiyin.demo.people.Story;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.EventWriter;
import java.time.Instant;
import java.util.List;

/**
 * A made-up Chinese shop: about 2,000 products and what some 300 shoppers and a few strangers did
 * with them in the sixty days up to {@link #END}. The same seed gives the same shop.
 */
public final class DemoShop {
  /** Midnight in China after Double Eleven, the shop's last day. */
  public static final Instant END = Instant.parse("2025-11-11T16:00:00Z");

  /** The seed of the shop in {@code data/demo}. */
  public static final long SEED = 20251111;

  private final Catalogue catalogue;
  private final List<Event> events;

  private DemoShop(Catalogue catalogue, List<Event> events) {
    this.catalogue = catalogue;
    this.events = events;
  }

  public static DemoShop make(long seed) {
    Catalogue catalogue = Catalogue.make(seed, END);
    return new DemoShop(catalogue, Story.tell(catalogue, seed, END));
  }

  /** Products as JSON lines, by id. */
  public List<String> products() {
    return catalogue.all().stream().map(Goods::json).toList();
  }

  /** Events as JSON lines, by time. */
  public List<String> events() {
    return events.stream().map(EventWriter::write).toList();
  }
}
