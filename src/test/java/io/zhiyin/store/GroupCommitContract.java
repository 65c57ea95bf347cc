package io.zhiyin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.store.Database.Write;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Database} promises of writes that share a commit. */
@Timeout(60)
abstract class GroupCommitContract {
  static final int WAITING = 64;

  Database database;

  /**
   * Opens the test's database; what an earlier call wrote is there.
   *
   * @param waiting writes that may wait
   */
  abstract Database open(int waiting);

  @BeforeEach
  void openFresh() {
    database = open(WAITING);
    database.writeNow(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        return statement.execute("CREATE TABLE note (n BIGINT PRIMARY KEY, written TEXT NOT NULL)");
      }
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aWriteIsSeenByReadsThatFollow() {
    assertEquals(7L, database.writeNow(note(7)));
    assertEquals(List.of(7L), notes());
  }

  @Test
  void aFailedWriteTakesBackOnlyItself() throws Exception {
    IllegalStateException failure = new IllegalStateException("no");
    CountDownLatch held = holdWriter();
    CompletableFuture<Long> before = database.write(note(1));
    CompletableFuture<Long> failing =
        database.write(tx -> {
          note(2).run(tx);
          throw failure;
        });
    CompletableFuture<Long> clashing =
        database.write(tx -> {
          note(3).run(tx);
          return note(1).run(tx);
        });
    CompletableFuture<Long> after = database.write(note(4));
    held.countDown();

    assertEquals(1L, before.get());
    assertSame(failure, assertThrows(ExecutionException.class, failing::get).getCause());
    assertInstanceOf(
        SQLException.class, assertThrows(ExecutionException.class, clashing::get).getCause());
    assertEquals(4L, after.get());
    assertEquals(List.of(1L, 4L), notes());
  }

  @Test
  void writesThatWaitTogetherShareACommit() throws Exception {
    List<List<Long>> seen = new ArrayList<>();
    CountDownLatch held = holdWriter();
    CompletableFuture<Long> first = database.write(acting(1, () -> seen.add(notes())));
    CompletableFuture<Long> last = database.write(note(2));
    held.countDown();
    assertEquals(1L, first.get());
    assertEquals(2L, last.get());
    assertEquals(List.of(List.of(1L, 2L)), seen);
  }

  @Test
  void failuresComeOutOfWriteNowUnchecked() {
    IllegalStateException failure = new IllegalStateException("no");
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                database.writeNow(tx -> {
                  throw failure;
                })));
    StoreException wrapped =
        assertThrows(
            StoreException.class,
            () ->
                database.writeNow(tx -> {
                  throw new SQLException("bad");
                }));
    assertEquals("could not write: bad", wrapped.getMessage());
  }

  @Test
  void tooManyWaitingWritesAreRefused() throws Exception {
    CountDownLatch held = holdWriter();
    List<CompletableFuture<Long>> waiting = new ArrayList<>();
    for (long n = 0; n < WAITING; n++) {
      waiting.add(database.write(note(n)));
    }
    assertThrows(RejectedExecutionException.class, () -> database.write(note(WAITING)));
    held.countDown();
    for (CompletableFuture<Long> write : waiting) {
      write.get();
    }
    assertEquals(WAITING, notes().size());
  }

  @Test
  void closingFinishesWhatWaits() throws Exception {
    CountDownLatch held = holdWriter();
    CompletableFuture<Long> write = database.write(note(5));
    Thread closing = Thread.ofPlatform().start(database::close);
    held.countDown();
    assertEquals(5L, write.get());
    assertTrue(closing.join(java.time.Duration.ofSeconds(20)));
    assertThrows(RejectedExecutionException.class, () -> database.write(note(6)));
    database = open(WAITING);
    assertEquals(List.of(5L), notes());
  }

  /**
   * Keeps the writer busy until the latch is released, so that the writes that follow wait
   * together.
   */
  final CountDownLatch holdWriter() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Boolean> holding =
        database.write(tx -> {
          started.countDown();
          return await(release);
        });
    assertTrue(started.await(20, TimeUnit.SECONDS));
    assertFalse(holding.isDone());
    return release;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Write<Long> note(long n) {
    return tx -> {
      try (PreparedStatement insert =
          tx.connection().prepareStatement("INSERT INTO note (n, written) VALUES (?, ?)")) {
        insert.setLong(1, n);
        insert.setString(2, "第" + n);
        insert.executeUpdate();
        return n;
      }
    };
  }

  static Write<Long> acting(long n, Runnable action) {
    return tx -> {
      tx.afterCommit(action);
      return note(n).run(tx);
    };
  }

  final List<Long> notes() {
    return database.read(GroupCommitContract::notes);
  }

  static List<Long> notes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n, written FROM note ORDER BY n")) {
      List<Long> found = new ArrayList<>();
      while (rows.next()) {
        assertEquals("第" + rows.getLong(1), rows.getString(2));
        found.add(rows.getLong(1));
      }
      return found;
    }
  }
}
