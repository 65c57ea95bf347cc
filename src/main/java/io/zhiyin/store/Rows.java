package io.zhiyin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** Copies rows between stores that have the same tables, whatever the engine of each. */
public final class Rows {
  private static final int BATCH = 1_000;

  private Rows() {}

  /** Replaces all rows of a table by those of another store's; streamed, columns by their names. */
  public static void replace(Connection from, Connection to, String table) throws SQLException {
    try (Statement delete = to.createStatement()) {
      delete.executeUpdate("DELETE FROM " + table);
    }
    try (PreparedStatement select = from.prepareStatement("SELECT * FROM " + table)) {
      select.setFetchSize(BATCH);
      try (ResultSet rows = select.executeQuery()) {
        ResultSetMetaData columns = rows.getMetaData();
        try (PreparedStatement insert = to.prepareStatement(insert(table, columns))) {
          int waiting = 0;
          while (rows.next()) {
            for (int column = 1; column <= columns.getColumnCount(); column++) {
              copy(rows, columns.getColumnType(column), insert, column);
            }
            insert.addBatch();
            if (++waiting == BATCH) {
              insert.executeBatch();
              waiting = 0;
            }
          }
          insert.executeBatch();
        }
      }
    }
  }

  private static String insert(String table, ResultSetMetaData columns) throws SQLException {
    StringBuilder names = new StringBuilder();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      names.append(column == 1 ? "" : ", ").append(columns.getColumnName(column));
    }
    String places = "?" + ", ?".repeat(columns.getColumnCount() - 1);
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")";
  }

  private static void copy(ResultSet rows, int type, PreparedStatement insert, int column)
      throws SQLException {
    if (rows.getObject(column) == null) {
      insert.setNull(column, type == Types.BIT ? Types.BOOLEAN : type);
      return;
    }
    switch (type) {
      case Types.BOOLEAN, Types.BIT -> insert.setBoolean(column, rows.getBoolean(column));
      case Types.BIGINT, Types.INTEGER -> insert.setLong(column, rows.getLong(column));
      case Types.DOUBLE, Types.FLOAT, Types.REAL ->
          insert.setDouble(column, rows.getDouble(column));
      case Types.BINARY, Types.VARBINARY, Types.BLOB ->
          insert.setBytes(column, rows.getBytes(column));
      default -> insert.setString(column, rows.getString(column));
    }
  }
}
