package io.zhiyin.signals.live;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.count.Hash64;
import it.unimi.dsi.fastutil.longs.Long2LongLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Marks who looks at products faster than any human can, by the events' own times, so that a replay
 * marks the same. Not thread-safe.
 *
 * <p>Views and clicks of a shopper within one minute of the clock are counted; who passes the bound
 * stays marked, and from then on everything the shopper does is kept in the log and counted
 * nowhere. What was counted before the mark stays: at most the bound. Purchases and carts do not
 * mark: an order of many lines comes at one time. The {@value #WATCHED} shoppers seen last are
 * watched, and as many marks kept.
 */
public final class Robots {
  private static final int WATCHED = 100_000;

  private final int perMinute;
  private final Long2LongLinkedOpenHashMap minutes = new Long2LongLinkedOpenHashMap();
  private final LongLinkedOpenHashSet marked = new LongLinkedOpenHashSet();
  private long events;

  /**
   * @param perMinute views in a minute that are still human; 0: everybody is
   */
  public Robots(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Whether an event is to be left out. */
  public boolean leaveOut(Event event) {
    if (perMinute == 0 || !event.shopper().known()) {
      return false;
    }
    long shopper = Hash64.of(event.shopper().key());
    if (!marked.contains(shopper) && looks(event) && tooFast(shopper, event)) {
      marked.add(shopper);
      minutes.remove(shopper);
      if (marked.size() > WATCHED) {
        marked.removeFirstLong();
      }
    }
    boolean out = marked.contains(shopper);
    events += out ? 1 : 0;
    return out;
  }

  private static boolean looks(Event event) {
    return switch (event.type()) {
      case VIEW_ITEM, SELECT_ITEM -> true;
      case VIEW_ITEM_LIST,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          ADD_TO_WISHLIST,
          BEGIN_CHECKOUT,
          PURCHASE,
          REFUND,
          SEARCH,
          VIEW_PROMOTION,
          SELECT_PROMOTION,
          RATE,
          DISMISS ->
          false;
    };
  }

  /** A minute and its count share a long: 32 bits each. */
  private boolean tooFast(long shopper, Event event) {
    long minute = Math.floorDiv(event.time().getEpochSecond(), 60) & 0xffff_ffffL;
    long known = minutes.getAndMoveToLast(shopper);
    long count = known >>> 32 == minute ? (known & 0xffff_ffffL) + 1 : 1;
    minutes.putAndMoveToLast(shopper, minute << 32 | count);
    if (minutes.size() > WATCHED) {
      minutes.removeFirstLong();
    }
    return count > perMinute;
  }

  /** Shoppers marked. */
  int marked() {
    return marked.size();
  }

  /** Events left out. */
  long events() {
    return events;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(events);
    out.writeInt(marked.size());
    for (LongIterator each = marked.iterator(); each.hasNext(); ) {
      out.writeLong(each.nextLong());
    }
    out.writeInt(minutes.size());
    for (var entry : minutes.long2LongEntrySet()) {
      out.writeLong(entry.getLongKey());
      out.writeLong(entry.getLongValue());
    }
  }

  void read(DataInput in) throws IOException {
    events = in.readLong();
    int marks = in.readInt();
    for (int i = 0; i < marks; i++) {
      marked.add(in.readLong());
    }
    int watched = in.readInt();
    for (int i = 0; i < watched; i++) {
      long shopper = in.readLong();
      minutes.put(shopper, in.readLong());
    }
  }
}
