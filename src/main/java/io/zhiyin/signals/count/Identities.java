package io.zhiyin.signals.count;

import io.zhiyin.signals.Shopper;
import it.unimi.dsi.fastutil.longs.Long2LongLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whom an event is counted for: the user; a client alone as the user who was last signed in on it,
 * from the first event that names both.
 *
 * <p>Told by the events alone, in log order, so that a replay joins the same and an erased user is
 * joined to nothing. Names are {@link Hash64#open open hashes}. The links of the {@value #CLIENTS}
 * clients seen last are kept, 24 to 48 bytes each; one that as many others came after is a shopper
 * of its own again until it signs in.
 */
public final class Identities {
  /** Nobody's name. */
  public static final long NONE = 0;

  private static final int CLIENTS = 1_000_000;

  private final Long2LongLinkedOpenHashMap users = new Long2LongLinkedOpenHashMap();

  /**
   * Takes notice of who is signed in where.
   *
   * @return the client's name as it was counted by until now, when it becomes the user's with this
   *     event and was nobody's before; else {@link #NONE}
   */
  public long signIn(Shopper shopper) {
    if (shopper.userId().isEmpty() || shopper.clientId().isEmpty()) {
      return NONE;
    }
    long client = Hash64.open(new Shopper("", shopper.clientId()).key());
    long before = users.putAndMoveToLast(client, Hash64.open(shopper.key()));
    if (users.size() > CLIENTS) {
      users.removeFirstLong();
    }
    return before == NONE ? client : NONE;
  }

  /** The name that a shopper is counted by; {@link #NONE} for nobody. */
  public long of(Shopper shopper) {
    if (!shopper.known()) {
      return NONE;
    }
    long name = Hash64.open(shopper.key());
    if (!shopper.userId().isEmpty()) {
      return name;
    }
    long user = users.getAndMoveToLast(name);
    return user == NONE ? name : user;
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(users.size());
    for (Long2LongMap.Entry link : users.long2LongEntrySet()) {
      out.writeLong(link.getLongKey());
      out.writeLong(link.getLongValue());
    }
  }

  /** Reads what was written into a fresh one. */
  public void read(DataInput in) throws IOException {
    int links = in.readInt();
    for (int i = 0; i < links; i++) {
      long client = in.readLong();
      users.putAndMoveToLast(client, in.readLong());
    }
  }
}
