package io.zhiyin.catalog.store;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.WriteResult.Outcome;
import io.zhiyin.store.Database;
import io.zhiyin.store.Database.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Products in the table {@code product}, one row an id.
 *
 * <p>A deleted product's row stays without its source and with the deletion's sequence number, so
 * that the change feed tells of it; its version is the deletion's, if that has one. Ids are ordered
 * by their UTF-8 bytes. {@link #forEach} and {@link #changesAfter} see one state of the database; a
 * visitor may ask the store, but a long visit keeps the write-ahead log from shrinking.
 */
public final class SqlProductStore implements ProductStore {
  private static final int FETCH = 1_000;

  private final Database database;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Over a database whose tables are up to date. */
  public SqlProductStore(Database database) {
    this.database = database;
  }

  @Override
  public List<WriteResult> put(List<Product> products) {
    return write(table -> {
      List<WriteResult> results = new ArrayList<>(products.size());
      for (Product product : products) {
        results.add(table.put(product));
      }
      return results;
    });
  }

  @Override
  public List<WriteResult> delete(List<Deletion> deletions) {
    return write(table -> {
      List<WriteResult> results = new ArrayList<>(deletions.size());
      for (Deletion deletion : deletions) {
        results.add(table.delete(deletion));
      }
      return results;
    });
  }

  @Override
  public WriteResult update(String id, UnaryOperator<Product> change) {
    return write(table -> List.of(table.update(id, change))).getFirst();
  }

  @Override
  public Optional<Product> get(String id) {
    return database.read(connection -> source(connection, id)).map(ProductReader::trusted);
  }

  @Override
  public List<ProductChange> changesAfter(long sequence, int limit) {
    return database.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT sequence, id, source FROM product WHERE sequence > ?"
                  + " ORDER BY sequence LIMIT ?")) {
        select.setLong(1, sequence);
        select.setInt(2, limit);
        List<ProductChange> changes = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            Optional<String> source = Optional.ofNullable(rows.getString(3));
            changes.add(
                new ProductChange(
                    rows.getLong(1), rows.getString(2), source.map(ProductReader::trusted)));
          }
        }
        return changes;
      }
    });
  }

  @Override
  public void forEach(Consumer<Product> visitor) {
    database.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT source FROM product WHERE source IS NOT NULL ORDER BY id")) {
        select.setFetchSize(FETCH);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            visitor.accept(ProductReader.trusted(rows.getString(1)));
          }
        }
        return true;
      }
    });
  }

  @Override
  public long count() {
    return number("SELECT value FROM counter WHERE name = 'products'");
  }

  @Override
  public long lastSequence() {
    return number("SELECT coalesce(max(sequence), 0) FROM product");
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private long number(String sql) {
    return database.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(sql);
          ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private interface Writing {
    List<WriteResult> run(Table table) throws SQLException;
  }

  private List<WriteResult> write(Writing work) {
    return database.writeNow(transaction -> {
      try (Table table = new Table(transaction)) {
        List<WriteResult> results = work.run(table);
        if (table.changed) {
          table.keepCount();
          listeners.forEach(transaction::afterCommit);
        }
        return results;
      }
    });
  }

  private static Optional<String> source(Connection connection, String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT source FROM product WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  /**
   * The table within one transaction of the only writer: what was looked up holds until it is
   * written.
   */
  private static final class Table implements AutoCloseable {
    private final Transaction transaction;
    private final PreparedStatement find;
    private final PreparedStatement upsert;
    private long added;
    private boolean changed;

    Table(Transaction transaction) throws SQLException {
      this.transaction = transaction;
      this.find =
          transaction
              .connection()
              .prepareStatement(
                  "SELECT version, CASE WHEN source IS NULL THEN 0 ELSE 1 END FROM product"
                      + " WHERE id = ?");
      this.upsert =
          transaction
              .connection()
              .prepareStatement(
                  "INSERT INTO product (id, sequence, version, source) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence,"
                      + " version = excluded.version, source = excluded.source");
    }

    /** What stands under an id. */
    private record Stored(boolean live, OptionalLong version) {
      boolean isNewerThan(OptionalLong other) {
        return other.isPresent() && version.isPresent() && other.getAsLong() < version.getAsLong();
      }
    }

    WriteResult put(Product product) throws SQLException {
      Stored stored = find(product.id());
      OptionalLong version = ProductReader.version(product.source());
      if (stored.isNewerThan(version)) {
        return new WriteResult(product.id(), Outcome.STALE, 0);
      }
      OptionalLong kept = version.isPresent() ? version : stored.version;
      long sequence = write(product.id(), kept, Optional.of(product.source()));
      if (stored.live) {
        return new WriteResult(product.id(), Outcome.UPDATED, sequence);
      }
      added++;
      return new WriteResult(product.id(), Outcome.CREATED, sequence);
    }

    WriteResult delete(Deletion deletion) throws SQLException {
      String id = deletion.id();
      Stored stored = find(id);
      if (!stored.live) {
        return new WriteResult(id, Outcome.NOT_FOUND, 0);
      }
      if (stored.isNewerThan(deletion.version())) {
        return new WriteResult(id, Outcome.STALE, 0);
      }
      long sequence = write(id, deletion.version(), Optional.empty());
      added--;
      return new WriteResult(id, Outcome.DELETED, sequence);
    }

    WriteResult update(String id, UnaryOperator<Product> change) throws SQLException {
      Optional<String> source = source(transaction.connection(), id);
      if (source.isEmpty()) {
        return new WriteResult(id, Outcome.NOT_FOUND, 0);
      }
      Product changed = change.apply(ProductReader.trusted(source.get()));
      if (!changed.id().equals(id)) {
        throw new IllegalArgumentException("an update must keep the id " + id);
      }
      return put(changed);
    }

    private Stored find(String id) throws SQLException {
      find.setString(1, id);
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          return new Stored(false, OptionalLong.empty());
        }
        long version = row.getLong(1);
        boolean none = row.wasNull();
        return new Stored(
            row.getInt(2) == 1, none ? OptionalLong.empty() : OptionalLong.of(version));
      }
    }

    private long write(String id, OptionalLong version, Optional<String> source)
        throws SQLException {
      long sequence = transaction.nextSequence();
      upsert.setString(1, id);
      upsert.setLong(2, sequence);
      if (version.isPresent()) {
        upsert.setLong(3, version.getAsLong());
      } else {
        upsert.setNull(3, Types.BIGINT);
      }
      if (source.isPresent()) {
        upsert.setString(4, source.get());
      } else {
        upsert.setNull(4, Types.VARCHAR);
      }
      upsert.executeUpdate();
      changed = true;
      return sequence;
    }

    void keepCount() throws SQLException {
      try (PreparedStatement update =
          transaction
              .connection()
              .prepareStatement("UPDATE counter SET value = value + ? WHERE name = 'products'")) {
        update.setLong(1, added);
        update.executeUpdate();
      }
    }

    @Override
    public void close() throws SQLException {
      try (find;
          upsert) {
        // both are closed, whatever the first does
      }
    }
  }
}
