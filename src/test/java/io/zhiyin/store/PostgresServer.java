package io.zhiyin.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, one a JVM, on a free loopback port: made by {@code initdb} at the
 * first wish and gone with the JVM. It refuses to run as root, and is then run as {@code nobody}.
 */
public final class PostgresServer {
  private static final String USER = "zhiyin";
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final Path folder;
  private final Path programs;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  /** The address of a new, empty database. */
  public static PostgresAddress newDatabase() {
    PostgresServer server = Shared.SERVER;
    String name = "test" + server.databases.incrementAndGet();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new PostgresAddress(server.url(name), USER, "");
  }

  /** Ends every session of a database, as a restart of the server does. */
  static void disconnectAll() throws SQLException {
    PostgresServer server = Shared.SERVER;
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname LIKE 'test%' AND pid <> pg_backend_pid()");
    }
  }

  private Connection connect() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource(); // DriverManager looks in one class loader
    source.setUrl(url("postgres"));
    source.setUser(USER);
    return source.getConnection();
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("zhiyin-postgres");
      PostgresServer server = new PostgresServer(folder, programs(), freePort());
      if (root()) {
        server.run(List.of("chown", "nobody", folder.toString()));
      }
      server.runDropped(
          "initdb", "-D", server.data(), "-U", USER, "-E", "UTF8", "--locale=C", "-A", "trust");
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.runDropped(
          "pg_ctl",
          "-D",
          server.data(),
          "-l",
          folder.resolve("server.log").toString(),
          "-o",
          "-p " + server.port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder,
          "-w",
          "start");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void stop() {
    try {
      runDropped("pg_ctl", "-D", data(), "-m", "immediate", "stop");
      run(List.of("rm", "-rf", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runDropped(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(
          List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) throws IOException {
    Path said = Files.createTempFile("zhiyin-postgres", ".log");
    try {
      int exit =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new AssertionError(command + " failed: " + Files.readString(said));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Files.delete(said);
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path programs() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      places.add(Path.of(folder));
    }
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> versions = Files.list(INSTALLED)) {
        versions.map(version -> version.resolve("bin")).forEach(places::add);
      }
    }
    Optional<Path> found =
        places.stream().filter(place -> Files.isExecutable(place.resolve("initdb"))).findFirst();
    return found.orElseThrow(() ->
        new AssertionError(
            "no PostgreSQL server is installed: initdb is neither on the PATH nor below "
                + INSTALLED
                + "; .ci/run installs it (apt-get install postgresql)"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
