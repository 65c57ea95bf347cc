package io.zhiyin.admin.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsTest {
  private static final long LONG = 20_000;

  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path folder;
  private Jobs jobs;
  private final CountDownLatch go = new CountDownLatch(1);

  private Jobs open() {
    return new Jobs(() -> "j" + ids.incrementAndGet(), nanos::incrementAndGet, folder);
  }

  @BeforeEach
  void start() {
    jobs = open();
  }

  @AfterEach
  void close() {
    go.countDown();
    jobs.close();
  }

  private void waiting(Progress progress) {
    progress.phase("wait", 10);
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    progress.advance(4);
  }

  private Job ended(Jobs.Work work) {
    return jobs.await(jobs.startOrJoin("kind", work).jobId(), LONG);
  }

  @Test
  void oneOfAKindRunsAndOthersJoinIt() {
    Job first = jobs.startOrJoin("reindex", this::waiting);
    assertEquals(first.jobId(), jobs.startOrJoin("reindex", this::waiting).jobId());
    assertEquals("j2", jobs.startOrJoin("train", this::waiting).jobId());
    go.countDown();
    Job ended = jobs.await(first.jobId(), LONG);
    assertEquals(Job.State.SUCCEEDED, ended.state());
    assertEquals("wait", ended.phase());
    assertEquals(4, ended.done());
    assertEquals(10, ended.total());
    assertEquals("j3", jobs.startOrJoin("reindex", this::waiting).jobId());
    assertEquals(List.of("j3", "j2", "j1"), jobs.list().stream().map(Job::jobId).toList());
  }

  @Test
  void aCancelledOneEndsAtItsNextStep() {
    Job job = jobs.startOrJoin("reindex", this::waiting);
    assertEquals(Job.State.RUNNING, jobs.cancel(job.jobId()).orElseThrow().state());
    go.countDown();
    assertEquals(Job.State.CANCELLED, jobs.await(job.jobId(), LONG).state());
    assertEquals(Optional.empty(), jobs.cancel("nobody"));
    assertThrows(IllegalArgumentException.class, () -> jobs.await("nobody", LONG));
  }

  @Test
  void whatFailsSaysWhyWhateverItThrows() {
    Job failed =
        ended(progress -> {
          throw new IllegalStateException("the disk is full");
        });
    assertEquals(Job.State.FAILED, failed.state());
    assertEquals(List.of("the disk is full"), failed.errors());
    Job died =
        ended(progress -> {
          throw new StackOverflowError("deep");
        });
    assertEquals(Job.State.FAILED, died.state());
    assertEquals(List.of("deep"), died.errors());
  }

  @Test
  void whatAProcessDidNotLiveToEndIsToldByTheNext() {
    ended(progress -> progress.phase("well", 1));
    Job running = jobs.startOrJoin("train", this::waiting);
    try (Jobs next = open()) {
      assertEquals(List.of(running.jobId()), next.list().stream().map(Job::jobId).toList());
      Job told = next.get(running.jobId()).orElseThrow();
      assertEquals(Job.State.FAILED, told.state());
      assertEquals("train", told.kind());
      assertEquals(1, told.errors().size());
    }
    try (Jobs later = open()) {
      assertEquals(List.of(), later.list());
    }
  }
}
