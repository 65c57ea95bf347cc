package io.zhiyin.signals.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Events that go for their age, always a whole beginning of the log, and the state of the counters
 * that stands for them from then on.
 */
public interface Expiry {
  /** The place in the log up to which events have gone or are about to; 0 before the first time. */
  long through();

  /** How many events have gone for their age. */
  long events();

  /**
   * The place up to which every event is older than a time: an event may go once all that the log
   * was told before it may go, too. {@link #through} when there is none beyond.
   */
  long before(Instant time);

  /**
   * A part of what stands for the events that have gone, in order, from 0; empty behind the last
   * one.
   */
  byte[] part(int number);

  /** Writes what stands for the events that have gone; may be asked to do so again. */
  @FunctionalInterface
  interface Base {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Lets events go, and keeps what stands for them, in one commit.
   *
   * @param erasures that the log had seen when the base was counted
   * @return false, with nothing changed, when there was an erasure since
   */
  boolean keep(long through, long erasures, Base base);

  /**
   * Removes some of the events that have gone, in one commit.
   *
   * @return how many; 0 when none is left
   */
  int remove(int limit);

  /** An event log that keeps everything. */
  Expiry NEVER =
      new Expiry() {
        @Override
        public long through() {
          return 0;
        }

        @Override
        public long events() {
          return 0;
        }

        @Override
        public long before(Instant time) {
          return 0;
        }

        @Override
        public byte[] part(int number) {
          return new byte[0];
        }

        @Override
        public boolean keep(long through, long erasures, Base base) {
          return false;
        }

        @Override
        public int remove(int limit) {
          return 0;
        }
      };
}
