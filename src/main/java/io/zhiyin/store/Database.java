package io.zhiyin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * A transactional SQL database with one writer and many readers, whose committed writes survive
 * {@code kill -9}.
 *
 * <p>SQL keeps to what SQLite and PostgreSQL share. Useful for: products, events, shoppers, jobs.
 * Not for: anything a query's hot path reads.
 */
public interface Database extends AutoCloseable {
  /** Work within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Work of the writer, which may take sequence numbers. */
  @FunctionalInterface
  interface Write<T> {
    T run(Transaction transaction) throws SQLException;
  }

  /** The writer's turn: numbers drawn here become visible in the order in which they were drawn. */
  interface Transaction {
    Connection connection();

    /** The next sequence number: > every number drawn before, in this process or an earlier one. */
    long nextSequence();

    /** Lets the numbers drawn from now on be above this one, which came from another store. */
    void passSequence(long number);

    /**
     * Runs after the commit, before the write's future completes, on the writer's thread and in
     * write order.
     */
    void afterCommit(Runnable action);
  }

  /**
   * Queues a write; writes waiting together share one commit (group commit). The future completes
   * after the commit is on disk, or with the write's own exception, in which case only this write
   * is undone.
   *
   * @throws java.util.concurrent.RejectedExecutionException when too many writes wait
   */
  <T> CompletableFuture<T> write(Write<T> work);

  /**
   * {@link #write} and wait; a failure comes out as the unchecked exception it was, SQL failures
   * wrapped.
   */
  <T> T writeNow(Write<T> work);

  /** Runs on a pooled read-only connection, seeing one consistent state. */
  <T> T read(Work<T> work);

  /**
   * Writes a copy of the whole as it is at this moment into a new file, durably; reads and writes
   * go on meanwhile.
   */
  void copyTo(Path file);

  /** The engine, and where it is unless it is a file of the data directory; no password. */
  String name();

  @Override
  void close();
}
