package io.zhiyin.signals.robots;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.count.Hash64;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Marks who looks at products faster than any human can, by the events' own times, so that a replay
 * marks the same. Not thread-safe.
 *
 * <p>Views and clicks of a shopper within one minute and one hour of the clock are counted; who
 * passes a bound stays marked, and from then on everything the shopper does is kept in the log and
 * counted nowhere. What was counted before the mark stays: at most the bound. Purchases and carts
 * do not mark, since an order of many lines comes at one time; a purchase or refund of more pieces
 * of one product than anybody buys is left out alone. The {@value #WATCHED} shoppers seen last are
 * watched, and as many marks kept.
 */
public final class Robots {
  private static final int WATCHED = 100_000;

  private final Human human;
  private final Long2ObjectLinkedOpenHashMap<Pace> paces = new Long2ObjectLinkedOpenHashMap<>();
  private final LongLinkedOpenHashSet marked = new LongLinkedOpenHashSet();
  private long events;
  private long purchases;

  public Robots(Human human) {
    this.human = human;
  }

  /** Whether an event is to be left out. */
  public boolean leaveOut(Event event) {
    if (byRobot(event)) {
      events++;
      return true;
    }
    if (impossible(event)) {
      purchases++;
      return true;
    }
    return false;
  }

  private boolean byRobot(Event event) {
    if (!event.shopper().known()) {
      return false;
    }
    long shopper = Hash64.of(event.shopper().key());
    if (!marked.contains(shopper) && looks(event) && tooFast(shopper, event)) {
      marked.add(shopper);
      paces.remove(shopper);
      if (marked.size() > WATCHED) {
        marked.removeFirstLong();
      }
    }
    return marked.contains(shopper);
  }

  private boolean impossible(Event event) {
    return human.pieces() > 0
        && (event.type() == EventType.PURCHASE || event.type() == EventType.REFUND)
        && event.items().stream().anyMatch(item -> item.quantity() > human.pieces());
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

  private boolean tooFast(long shopper, Event event) {
    Pace pace = paces.getAndMoveToLast(shopper);
    if (pace == null) {
      pace = new Pace();
      paces.putAndMoveToLast(shopper, pace);
      if (paces.size() > WATCHED) {
        paces.removeFirst();
      }
    }
    pace.look(event.time().getEpochSecond());
    return !pace.within(human);
  }

  /** Shoppers marked. */
  public int marked() {
    return marked.size();
  }

  /** Events of marked shoppers. */
  public long events() {
    return events;
  }

  /** Purchases and refunds left out for their quantity. */
  public long purchases() {
    return purchases;
  }

  public void write(DataOutput out) throws IOException {
    out.writeLong(events);
    out.writeLong(purchases);
    out.writeInt(marked.size());
    for (LongIterator each = marked.iterator(); each.hasNext(); ) {
      out.writeLong(each.nextLong());
    }
    out.writeInt(paces.size());
    for (var entry : paces.long2ObjectEntrySet()) {
      out.writeLong(entry.getLongKey());
      entry.getValue().write(out);
    }
  }

  /** Reads what was written into a fresh one. */
  public void read(DataInput in) throws IOException {
    events = in.readLong();
    purchases = in.readLong();
    int marks = in.readInt();
    for (int i = 0; i < marks; i++) {
      marked.add(in.readLong());
    }
    int watched = in.readInt();
    for (int i = 0; i < watched; i++) {
      long shopper = in.readLong();
      paces.put(shopper, Pace.read(in));
    }
  }
}
