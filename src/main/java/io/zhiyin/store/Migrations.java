package io.zhiyin.store;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database's tables to what this version needs, by Flyway and the scripts in {@code
 * db/migration}.
 *
 * <p>The scripts are named here one by one instead of being looked for: a class path is not scanned
 * (which takes time at every start and finds nothing behind some class loaders), and a script that
 * is missing is an error.
 *
 * <p>Three words of the scripts differ by engine and are placeholders: {@code ${long_key}}, a
 * 64-bit integer that as a primary key is the row's place ({@code INTEGER} in SQLite, {@code
 * BIGINT} elsewhere), and {@code ${text}}, text that is compared by its UTF-8 bytes ({@code TEXT}
 * in SQLite, {@code TEXT COLLATE "C"} in PostgreSQL), and {@code ${bytes}}, bytes of any length.
 */
final class Migrations {
  private static final String FOLDER = "db/migration/";
  private static final List<String> SCRIPTS =
      List.of(
          "V1__store.sql",
          "V2__catalog.sql",
          "V3__signals.sql",
          "V4__privacy.sql",
          "V5__retention.sql");

  private Migrations() {}

  /**
   * Runs what is missing; nothing when the tables are up to date.
   *
   * @throws NewerStore when a later version of Zhiyin has been here: nothing is changed then
   */
  static void run(DataSource database, Map<String, String> placeholders) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .placeholders(placeholders)
            .resourceProvider(new Scripts())
            .javaMigrationClassProvider(List::of)
            .loggers("slf4j")
            .load();
    MigrationInfo last = flyway.info().current();
    if (last != null && last.getState() == MigrationState.FUTURE_SUCCESS) {
      throw new NewerStore(String.valueOf(last.getVersion()), SCRIPTS.size());
    }
    flyway.migrate();
  }

  private static final class Scripts implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return SCRIPTS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return SCRIPTS.stream()
          .filter(name -> name.startsWith(prefix))
          .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
          .<LoadableResource>map(Script::new)
          .toList();
    }
  }

  private static final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream bytes =
          Objects.requireNonNull(
              Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name), name);
      return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
