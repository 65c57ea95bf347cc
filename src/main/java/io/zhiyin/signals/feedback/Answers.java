package io.zhiyin.signals.feedback;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.Feedback;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what became of our answers, from the events that echo their ids. Not thread-safe.
 *
 * <p>{@code view_item_list} shows, {@code select_item} clicks, {@code add_to_cart} and {@code
 * purchase} follow; an item's {@code index} is its position, and of a list without one its place in
 * the event. At most {@value #KINDS} pairs of scenario and strategy are told apart.
 */
public final class Answers {
  private static final int POSITIONS = 20;
  private static final int KINDS = 500;

  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Days days = new Days();

  private static final class Tally {
    private final long[] shown = new long[POSITIONS + 1];
    private final long[] clicked = new long[POSITIONS + 1];
    private long clicks;
    private long carts;
    private long purchases;
    private double revenue;
  }

  public void count(Event event) {
    if (event.queryId().isEmpty()) {
      return;
    }
    QueryId.read(event.queryId()).ifPresent(id -> count(event, id));
  }

  private void count(Event event, QueryId id) {
    String kind = id.scenario() + "~" + id.strategy();
    if (tallies.size() < KINDS || tallies.containsKey(kind)) {
      count(event, tallies.computeIfAbsent(kind, its -> new Tally()));
      days.count(event, kind);
    }
  }

  private static void count(Event event, Tally tally) {
    List<EventItem> items = event.items();
    for (int i = 0; i < items.size(); i++) {
      EventItem item = items.get(i);
      switch (event.type()) {
        case VIEW_ITEM_LIST -> tally.shown[place(item.index().orElse(i))]++;
        case SELECT_ITEM -> {
          tally.clicks++;
          item.index().ifPresent(index -> tally.clicked[place(index)]++);
        }
        case ADD_TO_CART -> tally.carts++;
        case PURCHASE -> {
          tally.purchases++;
          tally.revenue += item.price().orElse(0) * item.quantity();
        }
        case VIEW_ITEM,
            REMOVE_FROM_CART,
            ADD_TO_WISHLIST,
            BEGIN_CHECKOUT,
            REFUND,
            SEARCH,
            VIEW_PROMOTION,
            SELECT_PROMOTION,
            RATE,
            DISMISS -> {}
      }
    }
  }

  private static int place(int index) {
    return Math.min(index, POSITIONS);
  }

  /** By scenario, then strategy. */
  public List<Feedback> feedback() {
    double[] expected = rates();
    List<Feedback> all = new ArrayList<>();
    tallies.forEach((kind, tally) -> all.add(feedback(kind, tally, expected)));
    return all;
  }

  /** Clicks per impression at each position, over all answers. */
  private double[] rates() {
    double[] rates = new double[POSITIONS + 1];
    for (int at = 0; at <= POSITIONS; at++) {
      long shown = 0;
      long clicked = 0;
      for (Tally tally : tallies.values()) {
        shown += tally.shown[at];
        clicked += tally.clicked[at];
      }
      rates[at] = ratio(clicked, shown);
    }
    return rates;
  }

  private static Feedback feedback(String kind, Tally tally, double[] rates) {
    long shown = 0;
    long placed = 0;
    double expected = 0;
    List<Feedback.AtPosition> positions = new ArrayList<>();
    for (int at = 0; at <= POSITIONS; at++) {
      shown += tally.shown[at];
      placed += tally.clicked[at];
      expected += rates[at] * (double) tally.shown[at];
      if (tally.shown[at] + tally.clicked[at] > 0) {
        positions.add(new Feedback.AtPosition(at, tally.shown[at], tally.clicked[at]));
      }
    }
    return new Feedback(
        scenario(kind),
        strategy(kind),
        shown,
        tally.clicks,
        tally.carts,
        tally.purchases,
        tally.revenue,
        ratio(tally.clicks, shown),
        ratio(tally.purchases, tally.clicks),
        ratio(placed, expected),
        positions);
  }

  static String scenario(String kind) {
    return kind.substring(0, kind.indexOf('~'));
  }

  static String strategy(String kind) {
    return kind.substring(kind.indexOf('~') + 1);
  }

  /** 0 where there is nothing to divide by. */
  static double ratio(Number part, Number whole) {
    double of = whole.doubleValue();
    return of <= 0 ? 0 : part.doubleValue() / of;
  }

  public Days days() {
    return days;
  }

  public void write(DataOutput out) throws IOException {
    days.write(out);
    out.writeInt(tallies.size());
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      out.writeUTF(entry.getKey());
      Tally tally = entry.getValue();
      for (int at = 0; at <= POSITIONS; at++) {
        out.writeLong(tally.shown[at]);
        out.writeLong(tally.clicked[at]);
      }
      out.writeLong(tally.clicks);
      out.writeLong(tally.carts);
      out.writeLong(tally.purchases);
      out.writeDouble(tally.revenue);
    }
  }

  public void read(DataInput in) throws IOException {
    days.read(in);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      Tally tally = tallies.computeIfAbsent(in.readUTF(), its -> new Tally());
      for (int at = 0; at <= POSITIONS; at++) {
        tally.shown[at] = in.readLong();
        tally.clicked[at] = in.readLong();
      }
      tally.clicks = in.readLong();
      tally.carts = in.readLong();
      tally.purchases = in.readLong();
      tally.revenue = in.readDouble();
    }
  }
}
