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
  private static final String OF_CLIENT =
      " event WHERE client_id = ? AND client_id <> '' AND user_id = ''";

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

  /** The user's events in log order, then each client's. */
  void visit(Consumer<EventLog.Entry> visitor) throws SQLException {
    visit(OF_USER, shopper.userId(), visitor);
    for (String client : clients) {
      visit(OF_CLIENT, client, visitor);
    }
  }

  private void visit(String what, String id, Consumer<EventLog.Entry> visitor) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + EventRow.COLUMNS + " FROM" + what + " ORDER BY sequence")) {
      select.setString(1, id);
      select.setFetchSize(FETCH);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          visitor.accept(EventRow.read(rows));
        }
      }
    }
  }

  /** Deletes the events and that the clients were the user's; says how many events. */
  int delete() throws SQLException {
    int deleted = update("DELETE FROM" + OF_USER, shopper.userId());
    for (String client : clients) {
      deleted += update("DELETE FROM" + OF_CLIENT, client);
    }
    update("DELETE FROM identity WHERE user_id = ?", shopper.userId());
    return deleted;
  }

  private int update(String sql, String id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id);
      return update.executeUpdate();
    }
  }
}
