package io.zhiyin.signals.robots;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How much one shopper looked at within the latest minute and hour of the clock. */
final class Pace {
  private long minute = Long.MIN_VALUE;
  private int inMinute;
  private int inHour;

  /** One more; of another minute or hour, in whichever direction, the count begins anew. */
  void look(long second) {
    long now = Math.floorDiv(second, 60L);
    inHour = Math.floorDiv(now, 60L) == Math.floorDiv(minute, 60L) ? inHour + 1 : 1;
    inMinute = now == minute ? inMinute + 1 : 1;
    minute = now;
  }

  boolean within(Human human) {
    return (human.viewsPerMinute() == 0 || inMinute <= human.viewsPerMinute())
        && (human.viewsPerHour() == 0 || inHour <= human.viewsPerHour());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(minute);
    out.writeInt(inMinute);
    out.writeInt(inHour);
  }

  static Pace read(DataInput in) throws IOException {
    Pace pace = new Pace();
    pace.minute = in.readLong();
    pace.inMinute = in.readInt();
    pace.inHour = in.readInt();
    return pace;
  }
}
