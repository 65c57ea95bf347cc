package io.zhiyin.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * A {@link Database} in one SQLite file beside its write-ahead log.
 *
 * <p>{@code synchronous=FULL}: a commit returns after the log was flushed, so that an acknowledged
 * write survives a loss of power, not only the end of the process. Readers see the state of the
 * last commit before their first statement, never wait for the writer, and never make it wait; one
 * that stays open for long keeps the log from being folded into the file. One process at a time may
 * write: it must own the folder.
 *
 * <p>Pages are half of SQLite's default and the log is folded in eight times as seldom: what a
 * commit costs is the pages that random keys (event ids, shoppers) touch, each written whole.
 * Batches of 100 events ran 1.2 to 1.7 times as fast as with the defaults; pages of 1,024 were
 * faster still for events and would make trees deeper.
 */
public final class SqliteDatabase extends SqlDatabase {
  private static final int WAITING = 1_024;
  private static final int READERS = 8;
  private static final int BUSY_MILLIS = 10_000;
  private static final int CACHE_KIB = 32 * 1_024;
  private static final int LOG_BYTES = 64 * 1_024 * 1_024;
  private static final int PAGE_BYTES = 2_048;
  private static final int CHECKPOINT_PAGES = 8_000;
  private static final Map<String, String> DIALECT =
      Map.of("long_key", "INTEGER", "text", "TEXT", "bytes", "BLOB");

  private final SQLiteDataSource source;

  private SqliteDatabase(SQLiteDataSource source, GroupCommit writer, AgroalDataSource readers) {
    super(writer, readers);
    this.source = source;
  }

  /**
   * Opens or makes the database and brings its tables up to date.
   *
   * @param file in a folder that exists
   */
  public static SqliteDatabase open(Path file) {
    return open(file, WAITING, settings());
  }

  static SqliteDatabase open(Path file, int waiting, SQLiteConfig settings) {
    try {
      SQLiteDataSource source = new SQLiteDataSource(settings);
      source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
      Migrations.run(source, DIALECT);
      AgroalDataSource readers = readers(source.getUrl());
      return new SqliteDatabase(source, new GroupCommit(() -> writer(source), waiting), readers);
    } catch (SQLException e) {
      throw new StoreException("could not open the database " + file, e);
    }
  }

  static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(JournalMode.WAL);
    settings.setPageSize(PAGE_BYTES);
    settings.setWalAutocheckpoint(CHECKPOINT_PAGES);
    settings.setSynchronous(SynchronousMode.FULL);
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setCacheSize(-CACHE_KIB);
    settings.setJournalSizeLimit(LOG_BYTES);
    settings.setGetGeneratedKeys(false);
    return settings;
  }

  private static Connection writer(SQLiteDataSource source) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static AgroalDataSource readers(String url) throws SQLException {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setOpenMode(SQLiteOpenMode.READONLY);
    settings.resetOpenMode(SQLiteOpenMode.READWRITE);
    settings.resetOpenMode(SQLiteOpenMode.CREATE);
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setCacheSize(-CACHE_KIB / 4);
    Properties properties = settings.toProperties();
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(READERS)
                    .acquisitionTimeout(Duration.ofMillis(BUSY_MILLIS))
                    .connectionFactoryConfiguration(factory -> {
                      factory.jdbcUrl(url).autoCommit(false).trackJdbcResources(false);
                      properties.forEach(
                          (key, value) -> factory.jdbcProperty(key.toString(), value.toString()));
                      return factory;
                    })));
  }

  @Override
  public void copyTo(Path file) {
    try (Connection connection = source.getConnection();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toAbsolutePath().toString());
      copy.execute();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (SQLException e) {
      throw new StoreException("could not copy the database to " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "sqlite";
  }

  /** The tables that hold rows of ours. */
  static List<String> tables(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                    + " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%' ORDER BY name");
        ResultSet rows = select.executeQuery()) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }
}
