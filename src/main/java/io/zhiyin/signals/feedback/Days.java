package io.zhiyin.signals.feedback;

import io.zhiyin.signals.DailyFeedback;
import io.zhiyin.signals.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What became of answers by day, scenario and strategy, of the newest days. Not thread-safe. */
public final class Days {
  private static final int SECONDS = 86_400;

  private final NavigableMap<Integer, Map<String, Tally>> days = new TreeMap<>();

  private static final class Tally {
    private long shown;
    private long clicks;
    private long purchases;
  }

  /** Counts what an event says of answers of a kind, which is a scenario, {@code ~}, a strategy. */
  void count(Event event, String kind) {
    int day = (int) Math.floorDiv(event.time().getEpochSecond(), SECONDS);
    switch (event.type()) {
      case VIEW_ITEM_LIST -> tally(day, kind).shown += event.items().size();
      case SELECT_ITEM -> tally(day, kind).clicks += event.items().size();
      case PURCHASE -> tally(day, kind).purchases += event.items().size();
      case ADD_TO_CART,
          VIEW_ITEM,
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
    while (days.size() > DailyFeedback.DAYS) {
      days.pollFirstEntry();
    }
  }

  private Tally tally(int day, String kind) {
    return days.computeIfAbsent(day, its -> new TreeMap<>())
        .computeIfAbsent(kind, its -> new Tally());
  }

  /** The newest day counted and those before it, so many in all, by day, scenario, strategy. */
  public List<DailyFeedback> newest(int wanted) {
    List<DailyFeedback> all = new ArrayList<>();
    if (!days.isEmpty()) {
      days.tailMap(days.lastKey() - wanted, false)
          .forEach((day, kinds) -> kinds.forEach((kind, tally) -> all.add(told(day, kind, tally))));
    }
    return all;
  }

  private static DailyFeedback told(int day, String kind, Tally tally) {
    return new DailyFeedback(
        LocalDate.ofEpochDay(day),
        Answers.scenario(kind),
        Answers.strategy(kind),
        tally.shown,
        tally.clicks,
        tally.purchases,
        Answers.ratio(tally.clicks, tally.shown),
        Answers.ratio(tally.purchases, tally.clicks));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(days.size());
    for (Map.Entry<Integer, Map<String, Tally>> day : days.entrySet()) {
      out.writeInt(day.getKey());
      out.writeInt(day.getValue().size());
      for (Map.Entry<String, Tally> entry : day.getValue().entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeLong(entry.getValue().shown);
        out.writeLong(entry.getValue().clicks);
        out.writeLong(entry.getValue().purchases);
      }
    }
  }

  void read(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      int day = in.readInt();
      for (int kinds = in.readInt(); kinds > 0; kinds--) {
        Tally tally = tally(day, in.readUTF());
        tally.shown = in.readLong();
        tally.clicks = in.readLong();
        tally.purchases = in.readLong();
      }
    }
  }
}
