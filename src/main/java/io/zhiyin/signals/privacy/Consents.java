package io.zhiyin.signals.privacy;

import io.zhiyin.signals.Shopper;
import io.zhiyin.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users' stored consents, and the receipts of erasures: durable, in the tables {@code consent}
 * and {@code erasure}.
 *
 * <p>A consent is the user's, and covers the clients that the user was seen with before it was
 * given; where several users of a client said something, the strictest holds for what the client
 * does alone. All consents are kept in memory, some 100 bytes each, so that looking one up costs
 * nothing. Thread-safe.
 */
public final class Consents {
  private final Database database;
  private final Clock clock;
  private final Map<String, Consent> users = new ConcurrentHashMap<>();
  private final Map<String, Consent> clients = new ConcurrentHashMap<>();

  private Consents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Reads what is stored. */
  public static Consents open(Database database, Clock clock) {
    Consents consents = new Consents(database, clock);
    consents.load();
    return consents;
  }

  /** Reads what is stored anew, for when the tables were changed by others. */
  public void load() {
    users.clear();
    clients.clear();
    database.read(connection -> {
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT user_id, personalization, analytics FROM consent");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          users.put(rows.getString(1), new Consent(rows.getBoolean(2), rows.getBoolean(3)));
        }
      }
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT i.client_id, c.user_id FROM consent c"
                      + " JOIN identity i ON i.user_id = c.user_id");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          cover(rows.getString(1), users.getOrDefault(rows.getString(2), Consent.GRANTED));
        }
      }
      return true;
    });
  }

  private void cover(String client, Consent consent) {
    clients.merge(
        client,
        consent,
        (one, other) ->
            new Consent(
                one.personalization() && other.personalization(),
                one.analytics() && other.analytics()));
  }

  /** What the shopper said; empty when nothing is stored. */
  public Optional<Consent> of(Shopper shopper) {
    return shopper.userId().isEmpty()
        ? Optional.ofNullable(clients.get(shopper.clientId()))
        : Optional.ofNullable(users.get(shopper.userId()));
  }

  /** Whether the shopper refused to have answers shaped by a history. */
  public boolean refuses(Shopper shopper) {
    return of(shopper).filter(consent -> !consent.personalization()).isPresent();
  }

  /** Whether the shopper refused to have anything kept of what happens. */
  public boolean refusesAnalytics(Shopper shopper) {
    return of(shopper).filter(consent -> !consent.analytics()).isPresent();
  }

  /** Stores what a user allows; it holds from the moment this returns. */
  public void put(String userId, Consent consent) {
    List<String> joined =
        database.writeNow(transaction -> {
          try (PreparedStatement put =
              transaction
                  .connection()
                  .prepareStatement(
                      "INSERT INTO consent (user_id, personalization, analytics, time)"
                          + " VALUES (?, ?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET"
                          + " personalization = excluded.personalization,"
                          + " analytics = excluded.analytics, time = excluded.time")) {
            put.setString(1, userId);
            put.setBoolean(2, consent.personalization());
            put.setBoolean(3, consent.analytics());
            put.setLong(4, micros(clock.instant()));
            put.executeUpdate();
          }
          return clients(transaction, userId);
        });
    users.put(userId, consent);
    joined.forEach(client -> clients.put(client, consent));
  }

  private static List<String> clients(Database.Transaction transaction, String userId)
      throws SQLException {
    try (PreparedStatement select =
        transaction
            .connection()
            .prepareStatement("SELECT client_id FROM identity WHERE user_id = ?")) {
      select.setString(1, userId);
      try (ResultSet rows = select.executeQuery()) {
        List<String> clients = new java.util.ArrayList<>();
        while (rows.next()) {
          clients.add(rows.getString(1));
        }
        return clients;
      }
    }
  }

  /** Forgets what an erased user granted; what was refused stays refused. */
  public void erased(String userId) {
    if (users.getOrDefault(userId, Consent.GRANTED).equals(Consent.GRANTED)) {
      database.writeNow(transaction -> {
        try (PreparedStatement delete =
            transaction.connection().prepareStatement("DELETE FROM consent WHERE user_id = ?")) {
          delete.setString(1, userId);
          return delete.executeUpdate();
        }
      });
      users.remove(userId);
    }
  }

  /** Keeps the receipt of an erasure. */
  public void keep(Receipt receipt) {
    database.writeNow(transaction -> {
      try (PreparedStatement insert =
          transaction
              .connection()
              .prepareStatement(
                  "INSERT INTO erasure (receipt_id, events, pairs, items, time)"
                      + " VALUES (?, ?, ?, ?, ?)")) {
        insert.setString(1, receipt.receiptId());
        insert.setLong(2, receipt.events());
        insert.setLong(3, receipt.pairs());
        insert.setLong(4, receipt.items());
        insert.setLong(5, micros(receipt.completedAt()));
        return insert.executeUpdate();
      }
    });
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}
