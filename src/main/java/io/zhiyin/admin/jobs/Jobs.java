package io.zhiyin.admin.jobs;

import java.nio.file.Path;
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
 * {@value #KEPT} ended ones are remembered until the process ends. A job that a process did not
 * live to end is told by the next one as failed, under its id.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Jobs.class.getName());
  private static final int KEPT = 100;
  private static final String CUT_OFF =
      "the process ended while it ran; what it had not brought into force is undone";

  private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("job-", 0).daemon().factory());
  private final Supplier<String> ids;
  private final LongSupplier nanos;
  private final JobMarks marks;

  /** What a job does; it ends early by the exception of {@link Progress#advance}. */
  @FunctionalInterface
  public interface Work {
    void run(Progress progress);
  }

  /**
   * Opens.
   *
   * @param ids good as names of files
   * @param folder where it is noted what runs
   */
  public Jobs(Supplier<String> ids, LongSupplier nanos, Path folder) {
    this.ids = ids;
    this.nanos = nanos;
    this.marks = new JobMarks(folder);
    marks
        .takeLeft()
        .forEach((id, kind) -> {
          RunningJob job = new RunningJob(id, kind, nanos);
          job.end(Job.State.FAILED, CUT_OFF);
          jobs.put(id, job);
          LOG.warning("The " + kind + " " + id + " failed: " + CUT_OFF);
        });
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
    marks.begun(job.id(), kind);
    threads.execute(() -> run(job, work));
    return job.snapshot();
  }

  private void run(RunningJob job, Work work) {
    try {
      work.run(job);
      end(job, Job.State.SUCCEEDED, "");
    } catch (CancellationException e) {
      end(job, Job.State.CANCELLED, "");
    } catch (RuntimeException | Error e) {
      // An error, too: a job that nobody ends would run for ever, and others would join it.
      LOG.log(Level.SEVERE, "The " + job.kind() + " failed", e);
      end(job, Job.State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void end(RunningJob job, Job.State how, String error) {
    marks.ended(job.id());
    job.end(how, error);
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
