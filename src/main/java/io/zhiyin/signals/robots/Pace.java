package io.zhiyin.signals.robots;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How much was looked at within the latest minute and hour, wherever they begin.
 *
 * <p>In twelve parts each: what counts is what lies within the latest 55 to 60 seconds and 55 to 60
 * minutes. So who keeps to a bound in every minute is never beyond it, and who passes it within any
 * 55 seconds always is. 150 bytes.
 */
final class Pace {
  private static final int PARTS = 12;
  private static final long SECONDS = 5;

  /** Parts of a minute in a part of an hour. */
  private static final long MINUTES = 60;

  private static final int MINUTE = 0;
  private static final int HOUR = 1;

  private final int[][] parts = new int[2][PARTS];
  private final int[] sums = new int[2];
  private long latest = Long.MIN_VALUE;

  /**
   * One more. A time before the latest counts in the part that it belongs to; one before the hour
   * begins anew.
   */
  void look(long second) {
    long part = Math.floorDiv(second, SECONDS);
    if (latest == Long.MIN_VALUE || hour(part) <= hour(latest) - PARTS) {
      clear();
      latest = part;
    } else if (part > latest) {
      pass(MINUTE, latest, part);
      pass(HOUR, hour(latest), hour(part));
      latest = part;
    }
    if (part > latest - PARTS) {
      add(MINUTE, part);
    }
    add(HOUR, hour(part));
  }

  private static long hour(long part) {
    return Math.floorDiv(part, MINUTES);
  }

  private void clear() {
    for (int which = MINUTE; which <= HOUR; which++) {
      Arrays.fill(parts[which], 0);
      sums[which] = 0;
    }
  }

  /** Empties the parts from one, outside, to another. */
  private void pass(int which, long from, long to) {
    for (long part = Math.max(from, to - PARTS) + 1; part <= to; part++) {
      int at = Math.floorMod(part, PARTS);
      sums[which] -= parts[which][at];
      parts[which][at] = 0;
    }
  }

  private void add(int which, long part) {
    parts[which][Math.floorMod(part, PARTS)]++;
    sums[which]++;
  }

  boolean within(Human human) {
    return (human.viewsPerMinute() == 0 || sums[MINUTE] <= human.viewsPerMinute())
        && (human.viewsPerHour() == 0 || sums[HOUR] <= human.viewsPerHour());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(latest);
    for (int[] its : parts) {
      for (int part : its) {
        out.writeInt(part);
      }
    }
  }

  static Pace read(DataInput in) throws IOException {
    Pace pace = new Pace();
    pace.latest = in.readLong();
    for (int which = MINUTE; which <= HOUR; which++) {
      for (int i = 0; i < PARTS; i++) {
        pace.parts[which][i] = in.readInt();
        pace.sums[which] += pace.parts[which][i];
      }
    }
    return pace;
  }

  /** Reads what was written while a minute and an hour were the clock's: all at their beginning. */
  static Pace readClocked(DataInput in) throws IOException {
    Pace pace = new Pace();
    long minute = in.readLong();
    int inMinute = in.readInt();
    int inHour = in.readInt();
    if (minute != Long.MIN_VALUE) {
      pace.latest = minute * PARTS;
      pace.parts[MINUTE][Math.floorMod(pace.latest, PARTS)] = inMinute;
      pace.parts[HOUR][Math.floorMod(hour(pace.latest), PARTS)] = inHour;
      pace.sums[MINUTE] = inMinute;
      pace.sums[HOUR] = inHour;
    }
    return pace;
  }
}
