package io.zhiyin.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What both engines share: one writer with group commit, and a pool of read-only connections. */
abstract sealed class SqlDatabase implements Database permits SqliteDatabase, PostgresDatabase {
  private final GroupCommit writer;
  private final AgroalDataSource readers;

  /** Ends a read, also one that failed: its connection goes back to the pool as it came. */
  private interface Rollback extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  SqlDatabase(GroupCommit writer, AgroalDataSource readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public <T> CompletableFuture<T> write(Write<T> work) {
    return writer.submit(work);
  }

  @Override
  public <T> T writeNow(Write<T> work) {
    if (writer.isWriter()) {
      throw new IllegalStateException("the writer cannot wait for itself: use write");
    }
    try {
      return write(work).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case SQLException failure -> throw new StoreException("could not write", failure);
        case null, default -> throw e;
      }
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    try (Connection connection = readers.getConnection();
        Rollback _ = connection::rollback) {
      return work.run(connection);
    } catch (SQLException e) {
      throw new StoreException("could not read", e);
    }
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
