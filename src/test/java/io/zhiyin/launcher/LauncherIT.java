package io.zhiyin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built application, as a user starts it. */
final class LauncherIT {
  private static final String ZHIYIN = Path.of("zhiyin").toAbsolutePath().toString();
  private static final Pattern ADDRESS =
      Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");

  /** The JVM's own line, which no option takes away. */
  private static final String INCUBATING = "WARNING: Using incubator modules: jdk.incubator.vector";

  @TempDir private Path scratch;

  @Test
  void versionIsTheBuildsAndNothingElseIsSaid() throws Exception {
    Script.Result result = zhiyin("--version");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().matches("zhiyin \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), result.out());
    assertEquals("", result.err());
  }

  @Test
  void badUsageEndsWithTwo() throws Exception {
    Script.Result result = zhiyin("no-such-command");
    assertEquals(2, result.exit());
    assertEquals("", result.out());
    assertTrue(result.err().contains("no-such-command"), result.err());
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void itServesOnLoopbackUntilToldToStop() throws Exception {
    Path err = scratch.resolve("err");
    Process server =
        new ProcessBuilder(ZHIYIN, "serve", "--port", "0", "--data-dir", scratch.toString())
            .redirectError(err.toFile())
            .start();
    try (BufferedReader log = server.inputReader()) {
      URI health = URI.create(address(log) + "/q/health");
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(health).build();
        assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
      }
      server.destroy();
      assertTrue(server.waitFor(20, TimeUnit.SECONDS), "it still runs after TERM");
      assertTrue(
          Files.readString(err)
              .lines()
              .allMatch(line -> line.equals(INCUBATING) || line.contains(" INFO ")),
          Files.readString(err));
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void aTakenPortIsNamedAndEndsWithOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Script.Result result = zhiyin("serve", "--port", port, "--data-dir", scratch.toString());
      assertEquals(1, result.exit());
      assertTrue(result.err().contains("zhiyin: Port already bound: " + port), result.err());
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsNamedInOneLine() throws Exception {
    String file = Files.createFile(scratch.resolve("file")).toString();
    Script.Result result = zhiyin("serve", "--port", "0", "--data-dir", file);
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("zhiyin: there is a file already at " + file), result.err());
    assertFalse((result.out() + result.err()).contains("\tat "), result.err());
  }

  private static String address(BufferedReader log) throws Exception {
    StringBuilder seen = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("it ended without an address:\n" + seen);
  }

  private Script.Result zhiyin(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of(ZHIYIN), Stream.of(arguments)).toList();
    return Script.run(scratch, System.getenv(), command);
  }
}
