package io.zhiyin.store;

import io.zhiyin.store.Database.Transaction;
import io.zhiyin.store.Database.Write;
import io.zhiyin.store.GroupCommit.SequenceCounter;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One write of a group: its work, what it wants done after the commit, and its future. Used by one
 * thread.
 */
final class Turn<T> {
  private static final System.Logger LOG = System.getLogger(Turn.class.getName());

  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final Write<T> work;
  private final List<Runnable> after = new ArrayList<>();
  private Outcome<T> outcome = new Outcome.Pending<>();

  Turn(Write<T> work) {
    this.work = work;
  }

  CompletableFuture<T> future() {
    return future;
  }

  /**
   * Does the work; when it fails, takes back what it did.
   *
   * @throws SQLException when the transaction as a whole is lost
   */
  void run(Connection connection, SequenceCounter sequence) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      outcome = new Outcome.Done<>(work.run(new Open(connection, sequence, after)));
      connection.releaseSavepoint(savepoint);
    } catch (SQLException | RuntimeException | Error e) {
      fail(e);
      takeBack(connection, savepoint, e);
    }
  }

  private static void takeBack(Connection connection, Savepoint savepoint, Throwable why)
      throws SQLException {
    try {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    } catch (SQLException lost) {
      lost.addSuppressed(why);
      throw new SQLException("a write of the same commit failed: " + why.getMessage(), lost);
    }
  }

  /** Makes the write a failed one; the first failure stands. */
  void fail(Throwable failure) {
    after.clear();
    switch (outcome) {
      case Outcome.Pending<T>() -> outcome = new Outcome.Failed<>(failure);
      case Outcome.Done<T>(var _) -> outcome = new Outcome.Failed<>(failure);
      case Outcome.Failed<T>(var _) -> {}
    }
  }

  /**
   * Runs the actions and completes the future; a failure of an action is logged and changes
   * nothing.
   */
  void complete() {
    after.forEach(Turn::act);
    switch (outcome) {
      case Outcome.Pending<T>() -> throw new IllegalStateException("completed before it ran");
      case Outcome.Done<T>(var value) -> future.complete(value);
      case Outcome.Failed<T>(var failure) -> future.completeExceptionally(failure);
    }
  }

  /** What it wants done after the commit. */
  List<Runnable> actions() {
    return List.copyOf(after);
  }

  static void act(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "an action after a commit failed; the write stands", e);
    }
  }

  private record Open(Connection connection, SequenceCounter sequence, List<Runnable> after)
      implements Transaction {
    @Override
    public long nextSequence() {
      return sequence.next();
    }

    @Override
    public void passSequence(long number) {
      sequence.pass(number);
    }

    @Override
    public void afterCommit(Runnable action) {
      after.add(action);
    }
  }

  private sealed interface Outcome<T> {
    record Pending<T>() implements Outcome<T> {}

    record Done<T>(T value) implements Outcome<T> {}

    record Failed<T>(Throwable failure) implements Outcome<T> {}
  }
}
