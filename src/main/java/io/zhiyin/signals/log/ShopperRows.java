package io.zhiyin.signals.log;

import io.zhiyin.signals.Shopper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything the log holds of one shopper: the user's events, and those that the joined clients
 * (and the client asked with) sent while nobody was signed in.
 */
final class ShopperRows {
  private static final int FETCH = 1_000;

  private static final String OF_USER = " event WHERE user_id = ? AND user_id <> ''";
  private static final String OF_CLIENTS =
      " event WHERE client_id <> '' AND user_id = '' AND client_id IN"
          + " (SELECT CAST(? AS TEXT) UNION SELECT client_id FROM identity WHERE user_id = ?)";

  private final Connection connection;
  private final Shopper shopper;
  private final Set<String> clients = new LinkedHashSet<>();

  ShopperRows(Connection connection, Shopper shopper) throws SQLException {
    this.connection = connection;
    this.shopper = shopper;
    if (!shopper.clientId().isEmpty()) {
      clients.add(shopper.clientId());
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT client_id FROM identity WHERE user_id = ?")) {
      select.setString(1, shopper.userId());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          clients.add(rows.getString(1));
        }
      }
    }
  }

  List<String> clients() {
    return new ArrayList<>(clients);
  }

  /** In log order. */
  void visit(Consumer<EventLog.Entry> visitor) throws SQLException {
    String select = "SELECT " + EventRow.COLUMNS + " FROM";
    try (PreparedStatement both =
        connection.prepareStatement(
            select + OF_USER + " UNION ALL " + select + OF_CLIENTS + " ORDER BY sequence")) {
      both.setString(1, shopper.userId());
      both.setString(2, shopper.clientId());
      both.setString(3, shopper.userId());
      both.setFetchSize(FETCH);
      try (ResultSet rows = both.executeQuery()) {
        while (rows.next()) {
          visitor.accept(EventRow.read(rows));
        }
      }
    }
  }

  /** Deletes the events and that the clients were the user's; says how many events. */
  int delete() throws SQLException {
    int deleted = update("DELETE FROM" + OF_USER, shopper.userId());
    deleted += update("DELETE FROM" + OF_CLIENTS, shopper.clientId(), shopper.userId());
    update("DELETE FROM identity WHERE user_id = ?", shopper.userId());
    return deleted;
  }

  private int update(String sql, String... ids) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.length; i++) {
        update.setString(i + 1, ids[i]);
      }
      return update.executeUpdate();
    }
  }
}
