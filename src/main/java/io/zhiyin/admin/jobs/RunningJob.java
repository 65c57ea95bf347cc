package io.zhiyin.admin.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One job's state, written by its work and read by anybody. */
final class RunningJob implements Progress {
  private final String id;
  private final String kind;
  private final LongSupplier nanos;
  private final long startedAt;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> errors = new ArrayList<>();
  private Job.State state = Job.State.RUNNING;
  private String phase = "starting";
  private long phaseStartedAt;
  private long phaseEndedAt;
  private long done;
  private long total;
  private boolean cancelled;

  RunningJob(String id, String kind, LongSupplier nanos) {
    this.id = id;
    this.kind = kind;
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
    this.phaseStartedAt = startedAt;
  }

  String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  long startedAt() {
    return startedAt;
  }

  @Override
  public synchronized void phase(String name, long units) {
    stopIfCancelled();
    phase = name;
    total = units;
    done = 0;
    phaseStartedAt = nanos.getAsLong();
  }

  @Override
  public synchronized void advance(long units) {
    stopIfCancelled();
    done += units;
  }

  private void stopIfCancelled() {
    if (cancelled) {
      throw new CancellationException();
    }
  }

  synchronized void cancel() {
    cancelled = true;
  }

  synchronized void end(Job.State how, String error) {
    state = how;
    phaseEndedAt = nanos.getAsLong();
    if (!error.isEmpty()) {
      errors.add(error);
    }
    ended.countDown();
  }

  Job await(long atMostMillis) {
    try {
      ended.await(atMostMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return snapshot();
  }

  synchronized Job snapshot() {
    long until = state == Job.State.RUNNING ? nanos.getAsLong() : phaseEndedAt;
    double seconds = Math.max(1e-9, (until - phaseStartedAt) / 1e9);
    double rate = done / seconds;
    long eta = total > 0 && rate > 0 ? Math.max(0, Math.round((total - done) / rate)) : -1;
    return new Job(
        id,
        kind,
        state,
        phase,
        done,
        total,
        rate,
        state == Job.State.RUNNING ? eta : 0,
        List.copyOf(errors));
  }
}
