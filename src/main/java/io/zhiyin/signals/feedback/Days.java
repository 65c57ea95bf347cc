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

/** What became of answers by day and scenario, of the newest days. Not thread-safe. */
public final class Days {
  private static final int SECONDS = 86_400;

  private final NavigableMap<Integer, Map<String, Tally>> days = new TreeMap<>();

  private static final class Tally {
    private long shown;
    private long clicks;
    private long purchases;
  }

  void count(Event event, String scenario) {
    int day = (int) Math.floorDiv(event.time().getEpochSecond(), SECONDS);
    switch (event.type()) {
      case VIEW_ITEM_LIST -> tally(day, scenario).shown += event.items().size();
      case SELECT_ITEM -> tally(day, scenario).clicks += event.items().size();
      case PURCHASE -> tally(day, scenario).purchases += event.items().size();
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

  private Tally tally(int day, String scenario) {
    return days.computeIfAbsent(day, its -> new TreeMap<>())
        .computeIfAbsent(scenario, its -> new Tally());
  }

  /** The newest day counted and those before it, so many in all, by day, then scenario. */
  public List<DailyFeedback> newest(int wanted) {
    List<DailyFeedback> all = new ArrayList<>();
    if (!days.isEmpty()) {
      days.tailMap(days.lastKey() - wanted, false)
          .forEach((day, scenarios) ->
              scenarios.forEach((scenario, tally) -> all.add(told(day, scenario, tally))));
    }
    return all;
  }

  private static DailyFeedback told(int day, String scenario, Tally tally) {
    return new DailyFeedback(
        LocalDate.ofEpochDay(day),
        scenario,
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
      for (int scenarios = in.readInt(); scenarios > 0; scenarios--) {
        Tally tally = tally(day, in.readUTF());
        tally.shown = in.readLong();
        tally.clicks = in.readLong();
        tally.purchases = in.readLong();
      }
    }
  }
}
