package io.zhiyin.signals.live;

import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.log.Expiry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where counting a log begins: with nothing, or with what was counted from events that have gone
 * for their age, which is then, to the bit, what they would have been counted to.
 *
 * <p>A beginning that an earlier version wrote is read in its form, and kept in the present one
 * when the next events go. One that was counted by other settings is of no use: a warning says so,
 * and only what is still in the log counts. It is read and written in parts, never as a whole in
 * memory.
 */
record Beginning(SignalSettings settings, EventLog log) {
  private static final Logger LOG = Logger.getLogger(Beginning.class.getName());

  /** Counters that stand for what has gone. */
  Counters counters() {
    long erasures = log.erasures();
    try (InputStream base = new Parts(log.expiry())) {
      if (base.available() == 0) {
        return new Counters(settings, erasures);
      }
      return Checkpoint.read(base, settings, Checkpoint.OLDEST).under(erasures);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "What was counted from events that have gone for their age is of no use; only what is"
              + " still in the log counts",
          e);
      return new Counters(settings, erasures);
    }
  }

  /**
   * Lets the events go that are older than a time, as far as the log lets them.
   *
   * @return whether any did
   */
  boolean moveTo(Instant time) {
    long erasures = log.erasures();
    long through = log.expiry().before(time);
    if (through <= log.expiry().through()) {
      return false;
    }
    Counters counters = counters();
    log.replay(counters.sequence(), through, entry -> counters.apply(entry, item -> {}));
    return log.expiry().keep(through, erasures, out -> Checkpoint.write(counters, out));
  }

  /** What is kept, as one stream that holds a part at a time. */
  private static final class Parts extends InputStream {
    private final Expiry expiry;
    private byte[] part;
    private int number;
    private int at;

    Parts(Expiry expiry) {
      this.expiry = expiry;
      this.part = expiry.part(0);
    }

    /** 0 at the end only. */
    @Override
    public int available() {
      if (at == part.length && part.length > 0) {
        part = expiry.part(++number);
        at = 0;
      }
      return part.length - at;
    }

    @Override
    public int read() {
      return available() == 0 ? -1 : part[at++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int some = Math.min(length, available());
      System.arraycopy(part, at, bytes, from, some);
      at += some;
      return some == 0 && length > 0 ? -1 : some;
    }
  }
}
