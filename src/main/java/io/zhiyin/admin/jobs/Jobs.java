package io.zhiyin.admin.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Long work that is watched and cancelled from outside. At most one job of a kind runs; the last
 * {@value #KEPT} ended ones are remembered until the process ends.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Jobs.class.getName());
  private static final int KEPT = 100;

  private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("job-", 0).daemon().factory());
  private final Supplier<String> ids;
  private final LongSupplier nanos;

  /** What a job does; it ends early by the exception of {@link Progress#advance}. */
  @FunctionalInterface
  public interface Work {
    void run(Progress progress);
  }

  public Jobs(Supplier<String> ids, LongSupplier nanos) {
    this.ids = ids;
    this.nanos = nanos;
  }

  /** Starts a job, or gives the one of this kind that runs already. */
  public synchronized Job startOrJoin(String kind, Work work) {
    return running(kind).orElseGet(() -> begin(kind, work));
  }

  /** Starts a job; empty when one of this kind runs already. */
  public synchronized Optional<Job> start(String kind, Work work) {
    return running(kind).isPresent() ? Optional.empty() : Optional.of(begin(kind, work));
  }

  private Optional<Job> running(String kind) {
    return jobs.values().stream()
        .map(RunningJob::snapshot)
        .filter(its -> its.kind().equals(kind) && its.state() == Job.State.RUNNING)
        .findFirst();
  }

  private Job begin(String kind, Work work) {
    forgetOldest();
    RunningJob job = new RunningJob(ids.get(), kind, nanos);
    jobs.put(job.id(), job);
    threads.execute(() -> run(job, work));
    return job.snapshot();
  }

  private static void run(RunningJob job, Work work) {
    try {
      work.run(job);
      job.end(Job.State.SUCCEEDED, "");
    } catch (CancellationException e) {
      job.end(Job.State.CANCELLED, "");
    } catch (RuntimeException | Error e) {
      // An error, too: a job that nobody ends would run for ever, and others would join it.
      LOG.log(Level.SEVERE, "The " + job.kind() + " failed", e);
      job.end(Job.State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void forgetOldest() {
    List<RunningJob> ended =
        new ArrayList<>(
            jobs.values().stream()
                .filter(job -> job.snapshot().state() != Job.State.RUNNING)
                .sorted(Comparator.comparingLong(RunningJob::startedAt))
                .toList());
    while (ended.size() >= KEPT) {
      jobs.remove(ended.removeFirst().id());
    }
  }

  public Optional<Job> get(String id) {
    return Optional.ofNullable(jobs.get(id)).map(RunningJob::snapshot);
  }

  /** Newest first. */
  public List<Job> list() {
    return jobs.values().stream()
        .sorted(Comparator.comparingLong(RunningJob::startedAt).reversed())
        .map(RunningJob::snapshot)
        .toList();
  }

  /** Asks a job to stop; empty when there is none of this id. An ended job stays as it is. */
  public Optional<Job> cancel(String id) {
    return Optional.ofNullable(jobs.get(id))
        .map(job -> {
          job.cancel();
          return job.snapshot();
        });
  }

  /** Waits for a job's end, at most so long, and says how it stands. */
  public Job await(String id, long atMostMillis) {
    RunningJob job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job.await(atMostMillis);
  }

  /** Cancels what runs and waits a little for it to end. */
  @Override
  public void close() {
    jobs.values().forEach(RunningJob::cancel);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warning("A job did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
