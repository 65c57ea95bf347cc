package io.zhiyin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Database} promises. An engine joins by a subclass that opens it. */
abstract class DatabaseContract extends GroupCommitContract {
  @Test
  void sequenceNumbersRiseAcrossFailuresAndRestarts() {
    List<Long> drawn = new ArrayList<>();
    drawn.add(database.writeNow(tx -> tx.nextSequence()));
    assertThrows(
        IllegalStateException.class,
        () ->
            database.writeNow(tx -> {
              drawn.add(tx.nextSequence());
              throw new IllegalStateException("no");
            }));
    drawn.add(database.writeNow(tx -> tx.nextSequence()));
    database.close();
    database = open(WAITING);
    drawn.add(database.writeNow(tx -> tx.nextSequence()));
    assertTrue(drawn.getFirst() > 0);
    assertEquals(drawn.stream().sorted().distinct().toList(), drawn);
    assertEquals(4, drawn.size());
  }

  @Test
  void sequenceNumbersBecomeVisibleInTheirOrder() throws Exception {
    int threads = 4;
    int each = 200;
    List<Long> visible = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        done.add(pool.submit(() -> writeSequences(each, visible)));
      }
      for (Future<?> each1 : done) {
        each1.get();
      }
    }
    assertEquals(threads * each, visible.size());
    assertEquals(visible.stream().sorted().distinct().toList(), List.copyOf(visible));
    assertEquals(List.copyOf(visible), notes());
  }

  private void writeSequences(int times, List<Long> visible) {
    for (int i = 0; i < times; i++) {
      database.writeNow(tx -> {
        long sequence = tx.nextSequence();
        tx.afterCommit(() -> visible.add(sequence));
        return note(sequence).run(tx);
      });
    }
  }

  @Test
  void actionsRunAfterTheCommitInOrderAndBeforeTheFuture() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch held = holdWriter();
    CompletableFuture<Void> first =
        database
            .write(acting(1, () -> order.add("first " + notes())))
            .thenAccept(n -> order.add("first told"));
    CompletableFuture<Long> failing =
        database.write(tx -> {
          tx.afterCommit(() -> order.add("never"));
          throw new IllegalStateException("no");
        });
    CompletableFuture<Long> broken =
        database.write(
            acting(
                2,
                () -> {
                  throw new IllegalStateException("a listener's own trouble");
                }));
    CompletableFuture<Long> second = database.write(acting(3, () -> order.add("second")));
    held.countDown();
    first.get();
    assertThrows(ExecutionException.class, failing::get);
    assertEquals(2L, broken.get());
    assertEquals(3L, second.get());
    assertEquals(List.of("first [1, 2, 3]", "first told", "second"), order);
  }

  @Test
  void aReadSeesOneState() {
    database.writeNow(note(1));
    List<Long> twice =
        database.read(connection -> {
          List<Long> seen = new ArrayList<>(notes(connection));
          database.writeNow(note(2));
          seen.addAll(notes(connection));
          return seen;
        });
    assertEquals(List.of(1L, 1L), twice);
    assertEquals(List.of(1L, 2L), notes());
  }

  @Test
  void aReadCannotWrite() {
    assertThrows(
        StoreException.class,
        () ->
            database.read(connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO note (n, written) VALUES (9, '')");
              }
            }));
    assertEquals(List.of(), notes());
  }

  @Test
  void aStoreOfALaterVersionIsRefused() {
    Turning.forth(database);
    database.close();
    NewerStore refused = assertThrows(NewerStore.class, () -> open(WAITING));
    assertTrue(refused.toString().contains("its tables are at version 99"), refused::toString);
  }

  @Test
  void theWriterDoesNotWaitForItself() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    database.writeNow(
        acting(
            1,
            () ->
                thrown.complete(
                    assertThrows(IllegalStateException.class, () -> database.writeNow(note(2))))));
    assertEquals(
        "the writer cannot wait for itself: use write",
        thrown.get(10, TimeUnit.SECONDS).getMessage());
  }
}
