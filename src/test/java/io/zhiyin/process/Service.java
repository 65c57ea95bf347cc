package io.zhiyin.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The built application as a process of its own, spoken to over HTTP. A pair of products shows once
 * one shopper stands behind it.
 */
final class Service implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  private Service(Process process) throws IOException {
    this.process = process;
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    this.address = address(out);
    Thread.ofVirtual().start(() -> keepAll(out));
  }

  /** Starts it over a data directory and waits until it listens. */
  static Service start(Path dataDir) throws IOException {
    return start(dataDir, Map.of());
  }

  /** The same with more variables in its environment. */
  static Service start(Path dataDir, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dlauncher.home=" + Path.of("").toAbsolutePath(),
            "-jar",
            Path.of("target", "quarkus-app", "quarkus-run.jar").toString(),
            "serve",
            "--port",
            "0",
            "--data-dir",
            dataDir.toString());
    builder.environment().put("ZHIYIN_MIN_SHOPPERS", "1");
    builder.environment().remove("ZHIYIN_API_KEY");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    try {
      return new Service(process);
    } catch (IOException | RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private String address(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      keep(line);
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("it ended without an address:\n" + log);
  }

  private void keepAll(BufferedReader out) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep("(" + e.getMessage() + ")"); // it was killed
    }
  }

  private void keep(String line) {
    log.add(line);
  }

  /** Everything that it has written so far. */
  String log() {
    return String.join("\n", log);
  }

  String address() {
    return address;
  }

  /** An answer of any status. */
  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Asks and waits; what becomes of a connection that breaks is an {@link IOException}. */
  Answer send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The JSON of an answer that must be a success. */
  JsonNode ok(String method, String path, String body) throws IOException {
    return success(method, path, body).json();
  }

  JsonNode get(String path) throws IOException {
    return ok("GET", path, "");
  }

  /** The text of an answer that must be a success. */
  String text(String path) throws IOException {
    return success("GET", path, "").text();
  }

  private Answer success(String method, String path, String body) throws IOException {
    Answer answer = send(method, path, body);
    if (answer.status() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer + "\n" + log());
    }
    return answer;
  }

  /** The ids of all events that it has stored, each of which must be there once. */
  Set<String> eventIds() throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : text("/v1/admin/export/events").lines().toList()) {
      String id = JSON.readTree(line).path("event_id").asText();
      if (!ids.add(id)) {
        throw new AssertionError("stored twice: " + id);
      }
    }
    return ids;
  }

  /** What is asked of a service, again and again. */
  interface Step {
    void take() throws IOException;
  }

  /** Goes on until the connection breaks; answers how often it did not. */
  static int untilItBreaks(Step step, Semaphore answers) {
    for (int times = 0; ; times++) {
      try {
        step.take();
        answers.release();
      } catch (IOException e) {
        return times;
      }
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as {@code kill} does, and waits. */
  void terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it still runs after TERM:\n" + log);
    }
  }

  void askToStop() {
    process.destroy();
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.shutdownNow();
  }
}
