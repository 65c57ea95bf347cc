package io.zhiyin.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ParallelTest {
  @Test
  void whoeverStartedItMayEndIt() {
    AtomicInteger done = new AtomicInteger();
    Runnable check =
        () -> {
          if (done.get() > 1_000) {
            throw new CancellationException();
          }
        };
    assertThrows(
        CancellationException.class,
        () ->
            ScopedValue.where(Parallel.CHECK, check)
                .run(() -> Parallel.rows(1_000_000, () -> row -> done.incrementAndGet())));
    assertTrue(done.get() < 1_000_000, "went on for " + done.get());
  }

  @Test
  void allRowsAreDoneOnce() {
    AtomicInteger sum = new AtomicInteger();
    Parallel.rows(1_001, () -> sum::addAndGet);
    assertEquals(1_000 * 1_001 / 2, sum.get());
  }
}
