package io.zhiyin.admin.snapshot;

import io.zhiyin.store.Database;
import io.zhiyin.store.Database.Transaction;
import io.zhiyin.store.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Set;

/**
 * Brings a store's rows back to those of a copy, in one commit, while it serves.
 *
 * <p>Products that differ get new sequence numbers and those that the copy does not hold become
 * deletions, so that whoever follows the change feed follows the restore like any other change.
 * Events keep their numbers and order; that counters made from others are void is said by raising
 * {@code erasures}. Receipts of erasures stay as they are.
 */
record Restoring(Transaction to, Connection from) {
  private static final int BATCH = 1_000;

  /** Does it all in the writer's turn, which other writes wait for. */
  static void restore(Database live, Database copy) {
    live.writeNow(transaction ->
        copy.read(from -> {
          Restoring restoring = new Restoring(transaction, from);
          restoring.passSequence();
          restoring.products();
          Rows.replace(from, transaction.connection(), "event");
          Rows.replace(from, transaction.connection(), "identity");
          Rows.replace(from, transaction.connection(), "consent");
          Rows.replace(from, transaction.connection(), "base");
          restoring.expired();
          restoring.counters();
          return true;
        }));
  }

  /** A snapshot of another store may hold higher numbers than were drawn here. */
  private void passSequence() throws SQLException {
    try (PreparedStatement select =
            from.prepareStatement("SELECT value FROM counter WHERE name = 'sequence'");
        ResultSet row = select.executeQuery()) {
      row.next();
      to.passSequence(row.getLong(1));
    }
  }

  private void products() throws SQLException {
    Set<String> kept = new HashSet<>();
    try (PreparedStatement select =
            from.prepareStatement(
                "SELECT id, version, source FROM product WHERE source IS NOT NULL");
        PreparedStatement put =
            to.connection()
                .prepareStatement(
                    "INSERT INTO product (id, sequence, version, source) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence,"
                        + " version = excluded.version, source = excluded.source"
                        + " WHERE product.source IS NULL OR product.source <> excluded.source")) {
      select.setFetchSize(BATCH);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          kept.add(rows.getString(1));
          put.setString(1, rows.getString(1));
          put.setLong(2, to.nextSequence());
          put.setObject(3, rows.getObject(2), Types.BIGINT);
          put.setString(4, rows.getString(3));
          put.executeUpdate();
        }
      }
    }
    Set<String> gone = new HashSet<>();
    try (PreparedStatement select =
            to.connection().prepareStatement("SELECT id FROM product WHERE source IS NOT NULL");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        if (!kept.contains(rows.getString(1))) {
          gone.add(rows.getString(1));
        }
      }
    }
    try (PreparedStatement delete =
        to.connection()
            .prepareStatement(
                "UPDATE product SET sequence = ?, version = NULL, source = NULL WHERE id = ?")) {
      for (String id : gone) {
        delete.setLong(1, to.nextSequence());
        delete.setString(2, id);
        delete.executeUpdate();
      }
    }
  }

  /** How far the snapshot's log had gone for its age. */
  private void expired() throws SQLException {
    try (PreparedStatement select =
            from.prepareStatement(
                "SELECT name, value FROM counter WHERE name IN ('expired', 'expired_events')");
        PreparedStatement update =
            to.connection().prepareStatement("UPDATE counter SET value = ? WHERE name = ?");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        update.setLong(1, rows.getLong(2));
        update.setString(2, rows.getString(1));
        update.executeUpdate();
      }
    }
  }

  private void counters() throws SQLException {
    update(
        "UPDATE counter SET value = (SELECT count(*) FROM product WHERE source IS NOT NULL)"
            + " WHERE name = 'products'");
    update("UPDATE counter SET value = (SELECT count(*) FROM event) WHERE name = 'events'");
    update("UPDATE counter SET value = value + 1 WHERE name = 'erasures'");
  }

  private void update(String sql) throws SQLException {
    try (PreparedStatement update = to.connection().prepareStatement(sql)) {
      update.executeUpdate();
    }
  }
}
