package io.zhiyin.store;

import io.zhiyin.store.Database.Write;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * The one writer of a database: a thread that runs queued writes in order and lets those that wait
 * together share one commit, and with it one flush to disk.
 *
 * <p>Each write runs within its own savepoint, so that one that fails takes back only itself. After
 * the commit the group's {@code afterCommit} actions run in write order, each write's future
 * completing behind its own; what depends on a future without an executor of its own runs on this
 * thread and holds up the next group. When the engine loses the whole transaction (a full disk)
 * every write of the group fails, and the next group begins on a fresh connection. When the
 * connection breaks during a commit nobody knows whether it happened: its writes are told that they
 * failed, and when the next connection shows that it did, their {@code afterCommit} actions run
 * then, before anything later is written.
 *
 * <p>Sequence numbers come from a counter in memory whose value is kept in the table {@code
 * counter} by the same transaction that used them: one update a group. A number that was drawn by a
 * write that failed is never drawn again in this process; one that was drawn and not committed
 * before a crash was seen by nobody and may be.
 *
 * <p>Speaks plain JDBC, for any engine with savepoints.
 */
final class GroupCommit implements AutoCloseable {
  /**
   * Writes to one commit: enough to share a flush among all who can wait, few enough to bound a
   * group's memory.
   */
  static final int GROUP = 256;

  /** Opens connections that are not in auto-commit mode. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  private final Opener opener;
  private final int capacity;
  private final LinkedBlockingQueue<Turn<?>> queue = new LinkedBlockingQueue<>();
  private final Turn<?> last = new Turn<>(transaction -> true);
  private final Thread thread;
  private boolean open = true; // guarded by queue
  private Optional<Connection> connection; // this and what follows is the writer thread's
  private List<Runnable> doubtful = List.of();
  private final SequenceCounter sequence;

  /**
   * Starts the writer.
   *
   * @param capacity writes that may wait
   */
  GroupCommit(Opener opener, int capacity) throws SQLException {
    this.opener = opener;
    this.capacity = capacity;
    Connection first = opener.open();
    this.sequence = SequenceCounter.read(first);
    this.connection = Optional.of(first);
    this.thread = Thread.ofPlatform().name("store-writer").start(this::run);
  }

  <T> CompletableFuture<T> submit(Write<T> work) {
    Turn<T> turn = new Turn<>(work);
    synchronized (queue) {
      if (!open) {
        throw new RejectedExecutionException("the database is closed");
      }
      if (queue.size() >= capacity) {
        throw new RejectedExecutionException(
            "at most " + capacity + " writes may wait: try again later");
      }
      queue.add(turn);
    }
    return turn.future();
  }

  /** Whether the caller is the writer thread, which must never wait for a write. */
  boolean isWriter() {
    return Thread.currentThread() == thread;
  }

  /** Takes no more writes, finishes those that wait, and closes the connection. */
  @Override
  public void close() {
    synchronized (queue) {
      if (open) {
        open = false;
        queue.add(last);
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Turn<?>> group = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        continue; // only close() ends the writer
      }
      queue.drainTo(group, GROUP - 1);
      more = !group.remove(last);
      if (!group.isEmpty()) {
        commit(group);
        group.clear();
      }
    }
    discard();
  }

  private void commit(List<Turn<?>> group) {
    List<Runnable> committing = List.of();
    try {
      Connection writer = connection.isPresent() ? connection.get() : reopen();
      for (Turn<?> turn : group) {
        turn.run(writer, sequence);
      }
      sequence.keep(writer);
      committing = group.stream().flatMap(turn -> turn.actions().stream()).toList();
      writer.commit();
      sequence.kept();
    } catch (SQLException | RuntimeException | Error e) {
      LOG.log(Level.WARNING, "a group of " + group.size() + " writes was lost", e);
      group.forEach(turn -> turn.fail(e));
      rollback(committing);
    }
    group.forEach(Turn::complete);
  }

  private Connection reopen() throws SQLException {
    Connection opened = opener.open();
    try {
      if (sequence.settle(opened)) {
        doubtful.forEach(Turn::act);
      }
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
    doubtful = List.of();
    connection = Optional.of(opened);
    return opened;
  }

  private void rollback(List<Runnable> committing) {
    try {
      if (connection.isPresent()) {
        connection.get().rollback();
      }
    } catch (SQLException e) {
      doubtful = committing;
      discard(); // the engine has rolled back by itself, or committed
    }
  }

  private void discard() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "could not close the writer's connection", e);
    }
    connection = Optional.empty();
  }

  /** The numbers drawn and the last of them that is on disk. */
  static final class SequenceCounter {
    private long drawn;
    private long kept;

    private SequenceCounter(long kept) {
      this.drawn = kept;
      this.kept = kept;
    }

    static SequenceCounter read(Connection connection) throws SQLException {
      return new SequenceCounter(value(connection));
    }

    private static long value(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT value FROM counter WHERE name = 'sequence'")) {
        if (!row.next()) {
          throw new SQLException("the table counter has no row named sequence");
        }
        return row.getLong(1);
      } finally {
        connection.rollback();
      }
    }

    long next() {
      return ++drawn;
    }

    void pass(long number) {
      drawn = Math.max(drawn, number);
    }

    void keep(Connection connection) throws SQLException {
      if (drawn == kept) {
        return;
      }
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE counter SET value = ? WHERE name = 'sequence'")) {
        update.setLong(1, drawn);
        update.executeUpdate();
      }
    }

    void kept() {
      kept = drawn;
    }

    /**
     * Looks, on a new connection, what became of the last commit; answers whether it happened.
     *
     * @throws SQLException when somebody else has written meanwhile
     */
    boolean settle(Connection connection) throws SQLException {
      long value = value(connection);
      if (value != kept && value != drawn) {
        throw new SQLException(
            "another process has written: the last sequence number is "
                + value
                + ", and was "
                + kept);
      }
      boolean happened = value != kept;
      kept = value;
      return happened;
    }
  }
}
