package io.zhiyin.demo.people;

import io.zhiyin.demo.goods.Goods;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What happened in the shop. Events get their ids when all is known, by time. */
final class Diary {
  private final List<Event> events = new ArrayList<>();

  /** Who does something, in which session, and when. */
  record Moment(Shopper shopper, String session, Instant time) {}

  /** Something done with one product. */
  void with(Moment moment, EventType type, Goods goods) {
    add(moment, type, List.of(item(goods)), "", OptionalDouble.empty());
  }

  void search(Moment moment, String words) {
    add(moment, EventType.SEARCH, List.of(), words, OptionalDouble.empty());
  }

  /** A list that was shown. */
  void shown(Moment moment, List<Goods> goods) {
    List<EventItem> items = new ArrayList<>();
    for (Goods each : goods) {
      OptionalInt place = OptionalInt.of(items.size());
      items.add(new EventItem(each.id(), 1, OptionalDouble.empty(), place));
    }
    add(moment, EventType.VIEW_ITEM_LIST, items, "", OptionalDouble.empty());
  }

  void bought(Moment moment, List<Goods> basket) {
    List<EventItem> items =
        basket.stream()
            .map(goods ->
                new EventItem(goods.id(), 1, OptionalDouble.of(goods.price()), OptionalInt.empty()))
            .toList();
    double value = Math.rint(100 * basket.stream().mapToDouble(Goods::price).sum()) / 100;
    events.add(
        event(
            moment,
            EventType.PURCHASE,
            items,
            "",
            OptionalDouble.of(value),
            OptionalDouble.empty()));
  }

  void rated(Moment moment, Goods goods, int stars) {
    add(moment, EventType.RATE, List.of(item(goods)), "", OptionalDouble.of(stars));
  }

  private void add(
      Moment moment, EventType type, List<EventItem> items, String words, OptionalDouble rating) {
    events.add(event(moment, type, items, words, OptionalDouble.empty(), rating));
  }

  private static EventItem item(Goods goods) {
    return EventItem.of(goods.id());
  }

  private static Event event(
      Moment moment,
      EventType type,
      List<EventItem> items,
      String words,
      OptionalDouble value,
      OptionalDouble rating) {
    return new Event(
        "",
        type,
        moment.time(),
        moment.shopper(),
        moment.session(),
        "",
        items,
        words,
        value,
        value.isPresent() ? "CNY" : "",
        rating,
        "",
        true);
  }

  /** All events in the order of time, and of being written where the time is the same. */
  List<Event> inOrder() {
    List<Event> sorted = events.stream().sorted(Comparator.comparing(Event::time)).toList();
    List<Event> named = new ArrayList<>();
    for (Event event : sorted) {
      named.add(event.named(String.format(Locale.ROOT, "demo-%06d", named.size() + 1)));
    }
    return named;
  }
}
