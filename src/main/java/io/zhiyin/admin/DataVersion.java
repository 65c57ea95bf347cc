package io.zhiyin.admin;

import io.zhiyin.store.Database;
import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The file {@code version} of a data directory: the form of what lies there, and which store the
 * views of it are of.
 *
 * <p>A folder of a later form is refused with nothing changed; one of an earlier form is brought up
 * to date step by step. (The store's tables have versions of their own, see {@code store}, and so
 * do index and checkpoint, which are made again when they are of another.) When the store is not
 * the one that was here before, what was made from that one goes, and is made from this one.
 */
final class DataVersion {
  /** The form that this version of Zhiyin writes; 0 is a folder from before there was the file. */
  static final int CURRENT = 1;

  private static final Logger LOG = Logger.getLogger(DataVersion.class.getName());
  private static final List<String> VIEWS = List.of("index", "signals.checkpoint");

  private final Path folder;
  private final Path file;

  DataVersion(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("version");
  }

  /** A later version of Zhiyin wrote here. */
  static final class Newer extends RuntimeException {
    private static final long serialVersionUID = 1;

    Newer(Path folder, int format) {
      super(
          "the data directory "
              + folder
              + " was written by a newer version of Zhiyin: its form is "
              + format
              + ", this one knows them up to "
              + CURRENT
              + "; start that version, or go back to a copy made before it ran");
    }
  }

  /**
   * Refuses what is newer.
   *
   * @throws Newer when the folder is of a later form
   */
  void check() {
    int format = format(read());
    if (format > CURRENT) {
      throw new Newer(folder, format);
    }
  }

  /** Brings the folder up to date and lets it belong to a store. */
  void belongTo(Database store) {
    Properties said = read();
    String id = Long.toString(identity(store), 36);
    if (format(said) == CURRENT && id.equals(said.getProperty("store"))) {
      return;
    }
    if (!id.equals(said.getProperty("store", id))) {
      LOG.warning("The store is another one than before: index and counters are made from it anew");
      VIEWS.forEach(this::delete);
    }
    // From form 0 to 1 nothing moved: the file came.
    said.setProperty("format", Integer.toString(CURRENT));
    said.setProperty("store", id);
    DurableFile.write(file, said);
  }

  private static int format(Properties said) {
    return Integer.parseInt(said.getProperty("format", "0"));
  }

  private Properties read() {
    Properties said = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        said.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return said;
  }

  private void delete(String name) {
    Path view = folder.resolve(name);
    if (Files.notExists(view)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(view)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number that no other store has, given at its first opening. */
  private static long identity(Database store) {
    return store.writeNow(transaction -> {
      Connection connection = transaction.connection();
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO counter (name, value) VALUES ('identity', ?)"
                  + " ON CONFLICT (name) DO NOTHING")) {
        insert.setLong(1, UUID.randomUUID().getMostSignificantBits() >>> 1);
        insert.executeUpdate();
      }
      return value(connection);
    });
  }

  private static long value(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT value FROM counter WHERE name = 'identity'");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
