package io.zhiyin.signals.robots;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
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
 * <p>Views and clicks of a shopper within a minute and an hour are counted; who passes a bound
 * stays marked, and from then on everything the shopper does is kept in the log and counted
 * nowhere. What was counted before the mark stays: at most the bound. Purchases and carts do not
 * mark, since an order of many lines comes at one time; a purchase or refund of more pieces of one
 * product than anybody buys is left out alone. The {@value #WATCHED} shoppers seen last are
 * watched, and as many marks kept.
 *
 * <p>Where an event names no shopper its session is judged so. Where it names none either, nobody
 * can be marked: each product is judged as if all that were one shopper's, and what passes a bound
 * is left out alone; of the {@value #PRODUCTS} products that this happened to last.
 */
public final class Robots {
  private static final int WATCHED = 100_000;
  private static final int PRODUCTS = 10_000;

  private final Human human;
  private final Long2ObjectLinkedOpenHashMap<Pace> paces = new Long2ObjectLinkedOpenHashMap<>();
  private final Long2ObjectLinkedOpenHashMap<Pace> products = new Long2ObjectLinkedOpenHashMap<>();
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
    boolean known = event.shopper().known();
    if (!known && event.sessionId().isEmpty()) {
      return looks(event) && ofNobody(event);
    }
    long shopper = Hash64.of(known ? event.shopper().key() : "s:" + event.sessionId());
    if (!marked.contains(shopper) && looks(event) && tooFast(paces, WATCHED, shopper, event)) {
      marked.add(shopper);
      paces.remove(shopper);
      if (marked.size() > WATCHED) {
        marked.removeFirstLong();
      }
    }
    return marked.contains(shopper);
  }

  /** Whether any of its products is looked at too fast by who cannot be told apart. */
  private boolean ofNobody(Event event) {
    boolean fast = false;
    for (EventItem item : event.items()) {
      fast |= tooFast(products, PRODUCTS, Hash64.of(item.itemId()), event);
    }
    return fast;
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

  private boolean tooFast(
      Long2ObjectLinkedOpenHashMap<Pace> watched, int most, long who, Event event) {
    Pace pace = watched.getAndMoveToLast(who);
    if (pace == null) {
      pace = new Pace();
      watched.putAndMoveToLast(who, pace);
      if (watched.size() > most) {
        watched.removeFirst();
      }
    }
    pace.look(event.time().getEpochSecond());
    return !pace.within(human);
  }

  /** Shoppers marked. */
  public int marked() {
    return marked.size();
  }

  /** Events of marked shoppers, and those that came too fast of nobody. */
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
    write(paces, out);
    write(products, out);
  }

  private static void write(Long2ObjectLinkedOpenHashMap<Pace> watched, DataOutput out)
      throws IOException {
    out.writeInt(watched.size());
    for (var entry : watched.long2ObjectEntrySet()) {
      out.writeLong(entry.getLongKey());
      entry.getValue().write(out);
    }
  }

  /**
   * Reads what was written into a fresh one.
   *
   * @param whole whether it was written with the parts of minutes and hours, and with products
   */
  public void read(DataInput in, boolean whole) throws IOException {
    events = in.readLong();
    purchases = in.readLong();
    int marks = in.readInt();
    for (int i = 0; i < marks; i++) {
      marked.add(in.readLong());
    }
    read(paces, in, whole);
    if (whole) {
      read(products, in, true);
    }
  }

  private static void read(Long2ObjectLinkedOpenHashMap<Pace> watched, DataInput in, boolean whole)
      throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long who = in.readLong();
      watched.put(who, whole ? Pace.read(in) : Pace.readClocked(in));
    }
  }
}
