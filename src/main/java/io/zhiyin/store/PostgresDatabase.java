package io.zhiyin.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A {@link Database} in PostgreSQL, 12 or later, encoded in UTF-8.
 *
 * <p>One process at a time may write: its writer's session holds an advisory lock on the schema
 * while it lives, and whoever comes second waits {@value #LOCK_MILLIS} ms and is refused. Durable
 * as the server's {@code synchronous_commit} says; reads are {@code REPEATABLE READ} and read-only.
 * A server that restarts fails what was under way, and is connected to again by what follows.
 */
public final class PostgresDatabase extends SqlDatabase {
  private static final int WAITING = 1_024;
  private static final int READERS = 8;
  private static final Duration ACQUIRE = Duration.ofSeconds(10);
  private static final int LOCK_MILLIS = 10_000;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int LOCK = 0x7A686979; // zhiy
  private static final Map<String, String> DIALECT =
      Map.of("long_key", "BIGINT", "text", "TEXT COLLATE \"C\"", "bytes", "BYTEA");

  private final PostgresAddress address;

  private PostgresDatabase(PostgresAddress address, GroupCommit writer, AgroalDataSource readers) {
    super(writer, readers);
    this.address = address;
  }

  /**
   * Connects, takes the lock and brings the tables up to date.
   *
   * @throws StoreException when the server cannot be reached, or another process has the lock
   * @throws NewerStore when a later version has written there
   */
  public static PostgresDatabase open(PostgresAddress address) {
    return open(address, WAITING, LOCK_MILLIS);
  }

  static PostgresDatabase open(PostgresAddress address, int waiting, int lockMillis) {
    PGSimpleDataSource source = source(address);
    try {
      AtomicReference<Optional<Connection>> first =
          new AtomicReference<>(Optional.of(writer(source, lockMillis)));
      try {
        Migrations.run(source, DIALECT);
        AgroalDataSource readers = readers(address);
        return new PostgresDatabase(
            address,
            new GroupCommit(
                () -> {
                  Optional<Connection> held = first.getAndSet(Optional.empty());
                  return held.isPresent() ? held.get() : writer(source, lockMillis);
                },
                waiting),
            readers);
      } catch (SQLException | RuntimeException e) {
        for (Connection unused : first.get().stream().toList()) {
          unused.close();
        }
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("could not open the database " + address, e);
    }
  }

  private static PGSimpleDataSource source(PostgresAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    if (!address.user().isEmpty()) {
      source.setUser(address.user());
    }
    if (!address.password().isEmpty()) {
      source.setPassword(address.password());
    }
    source.setApplicationName("zhiyin");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout((int) ACQUIRE.toSeconds());
    return source;
  }

  private static Connection writer(PGSimpleDataSource source, int lockMillis) throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + lockMillis);
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ", hashtext(current_schema()))");
      statement.execute("SET lock_timeout = 0");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new SQLException("it is in use by another Zhiyin process", LOCK_NOT_AVAILABLE, e);
      }
      throw e;
    }
  }

  private static AgroalDataSource readers(PostgresAddress address) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(READERS)
                    .acquisitionTimeout(ACQUIRE)
                    .maxLifetime(Duration.ofMinutes(30))
                    .idleValidationTimeout(Duration.ofSeconds(1))
                    .connectionValidator(ConnectionValidator.defaultValidator())
                    .exceptionSorter(new PostgreSQLExceptionSorter())
                    .connectionFactoryConfiguration(factory -> {
                      factory
                          .jdbcUrl(address.url())
                          .connectionProviderClassName("org.postgresql.Driver")
                          .autoCommit(false)
                          .trackJdbcResources(false)
                          .jdbcTransactionIsolation(TransactionIsolation.REPEATABLE_READ)
                          .jdbcProperty("ApplicationName", "zhiyin reader")
                          .jdbcProperty("tcpKeepAlive", "true")
                          .jdbcProperty("readOnly", "true")
                          .jdbcProperty("readOnlyMode", "always");
                      if (!address.user().isEmpty()) {
                        factory.principal(new NamePrincipal(address.user()));
                      }
                      if (!address.password().isEmpty()) {
                        factory.credential(new SimplePassword(address.password()));
                      }
                      return factory;
                    })));
  }

  @Override
  public String name() {
    return address.toString().replaceFirst("^jdbc:", "");
  }

  /** {@inheritDoc} The file is an SQLite store, which either engine can be brought back to. */
  @Override
  public void copyTo(Path file) {
    try (SqliteDatabase copy = SqliteDatabase.open(file)) {
      read(from ->
          copy.writeNow(to -> {
            for (String table : SqliteDatabase.tables(to.connection())) {
              Rows.replace(from, to.connection(), table);
            }
            return true;
          }));
    }
  }
}
