package io.zhiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenSearch node with smartcn as a process of its own on a free loopback port, from the
 * jars that {@code src/bench/opensearch/pom.xml} names.
 */
final class OpenSearch implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/bench/opensearch").toAbsolutePath();
  private static final long PATIENCE_MS = 120_000;

  /** Errors only, on the console: without a file of its own it does not start. */
  private static final String LOG =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d][%p] %m%n
      rootLogger.level = error
      rootLogger.appenderRef.console.ref = console
      """;

  private final Process process;
  private final Service http;

  private OpenSearch(Process process, String url) {
    this.process = process;
    this.http = Service.at(url);
  }

  /**
   * Starts a node with as much heap as {@link Service} has and waits until it answers.
   *
   * @param home a folder for its data
   */
  static OpenSearch start(Path home) throws IOException, InterruptedException {
    Path config = Files.createDirectories(home.resolve("config"));
    Files.writeString(config.resolve("opensearch.yml"), "");
    Files.writeString(config.resolve("log4j2.properties"), LOG);
    int port = Service.freePort();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1500m",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                Jars.of(SOURCES, home),
                SOURCES.resolve("OpenSearchNode.java").toString(),
                home.toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    OpenSearch node = new OpenSearch(process, "http://127.0.0.1:" + port);
    long until = System.currentTimeMillis() + PATIENCE_MS;
    while (System.currentTimeMillis() < until && process.isAlive()) {
      if (node.answers()) {
        return node;
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    node.close();
    throw new IOException("OpenSearch did not start: " + Files.readString(home.resolve("log")));
  }

  private boolean answers() throws InterruptedException {
    try {
      http.get("/_cluster/health");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  String post(String path, String json) throws IOException, InterruptedException {
    return http.post(path, json);
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    process.onExit().join();
  }
}
