package io.zhiyin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real {@code ./zhiyin serve} as a process of its own on a free loopback port. */
final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Optional<Process> process;
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Service(Optional<Process> process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the built application over a data directory and waits until it answers. */
  static Service start(Path dataDir) throws IOException, InterruptedException {
    return start(dataDir, "1500m", PATIENCE);
  }

  /** The same with another heap, such as {@code 4g}, and patience. */
  static Service start(Path dataDir, String heap, Duration patience)
      throws IOException, InterruptedException {
    int port = freePort();
    Path said = Files.createTempFile("zhiyin-serve", ".log");
    said.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of("zhiyin").toAbsolutePath().toString(),
                "serve",
                "--port",
                Integer.toString(port),
                "--data-dir",
                dataDir.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("ZHIYIN_JAVA_OPTS", "-Xmx" + heap);
    Process process = builder.start();
    long until = System.currentTimeMillis() + patience.toMillis();
    Service service = new Service(Optional.of(process), "http://127.0.0.1:" + port);
    while (System.currentTimeMillis() < until && process.isAlive()) {
      if (service.answers()) {
        return service;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    service.close();
    List<String> lines = Files.readAllLines(said);
    throw new IOException(
        "the service over %s did not start: %s"
            .formatted(
                dataDir,
                String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))));
  }

  /** One that somebody else started and will end. */
  static Service at(String url) {
    return new Service(Optional.empty(), url);
  }

  /** The number of the process that this started. */
  long pid() {
    return process.orElseThrow().pid();
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      get("/q/health/live");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The answer to a GET.
   *
   * @throws IOException when its status is not 200
   */
  String get(String path) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /**
   * The answer to a POST of JSON.
   *
   * @throws IOException when its status is not 2xx
   */
  String post(String path, String json) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.ifPresent(its -> {
      its.destroy();
      its.onExit().join();
    });
    client.close();
  }
}
