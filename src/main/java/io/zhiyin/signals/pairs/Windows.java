package io.zhiyin.signals.pairs;

import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * The open windows of one kind of pair, the idle ones forgotten in the order in which they fell
 * idle in the log, so that a replay forgets the same.
 *
 * <p>A session with an id is one window for as long as its id comes; one without is cut where its
 * shopper paused. A window over days drops what is older.
 */
final class Windows {
  private final PairRules rules;
  private final Long2ObjectLinkedOpenHashMap<Window> open = new Long2ObjectLinkedOpenHashMap<>();

  Windows(PairRules rules) {
    this.rules = rules;
  }

  /** The window that something at a time belongs to, without what it no longer holds. */
  Window open(Meeting meeting) {
    long key = rules.bySession() ? meeting.session() : meeting.shopper();
    Window window = open.getAndMoveToLast(key);
    if (window == null) {
      window = new Window();
      open.putAndMoveToLast(key, window);
      if (open.size() > rules.limits().windows()) {
        open.removeFirst();
      }
    } else if (!rules.bySession()) {
      window.dropBefore(meeting.time() - rules.reach().within().toSeconds());
    } else if (!meeting.sessionNamed()
        && Math.abs(meeting.time() - window.last()) > rules.limits().sessionPause().toSeconds()) {
      window.clear();
    }
    window.happened(meeting.time());
    return window;
  }

  /** Whether two times are near enough for a pair. */
  boolean near(long one, long other) {
    return rules.bySession() || Math.abs(one - other) <= rules.reach().within().toSeconds();
  }

  int size() {
    return open.size();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Map.Entry<Long, Window> entry : open.long2ObjectEntrySet()) {
      out.writeLong(entry.getKey());
      entry.getValue().write(out);
    }
  }

  void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      open.putAndMoveToLast(key, Window.read(in));
    }
  }
}
