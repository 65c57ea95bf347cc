package io.zhiyin.signals.live;

import io.zhiyin.signals.log.EventLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where counting a log begins: with nothing, or with what was counted from events that have gone
 * for their age, which is then, to the bit, what they would have been counted to.
 *
 * <p>A beginning that was counted by other settings or by another version is of no use: a warning
 * says so, and only what is still in the log counts.
 */
record Beginning(SignalSettings settings, EventLog log) {
  private static final Logger LOG = Logger.getLogger(Beginning.class.getName());
  private static final int PART_BYTES = 1 << 20;

  /** Counters that stand for what has gone. */
  Counters counters() {
    long erasures = log.erasures();
    List<byte[]> parts = log.expiry().base();
    if (parts.isEmpty()) {
      return new Counters(settings, erasures);
    }
    try {
      return Checkpoint.read(joined(parts), settings).under(erasures);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "What was counted from events that have gone for their age is of no use; only what is"
              + " still in the log counts",
          e);
      return new Counters(settings, erasures);
    }
  }

  private static InputStream joined(List<byte[]> parts) {
    return new SequenceInputStream(
        Collections.enumeration(parts.stream().map(ByteArrayInputStream::new).toList()));
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
    return log.expiry().keep(through, erasures, parts(counters));
  }

  private static List<byte[]> parts(Counters counters) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Checkpoint.write(counters, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] all = out.toByteArray();
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < all.length; from += PART_BYTES) {
      parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART_BYTES)));
    }
    return parts;
  }
}
