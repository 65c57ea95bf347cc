package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process owns a data directory, and one that is told to stop first answers what it was asked.
 */
final class StoppedServiceIT {
  private static final int CLIENTS = 4;
  private static final int PRODUCTS = 2_000;

  @TempDir private Path scratch;

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatWasAskedIsAnsweredBeforeTheEndAndTheNextOwnerHasIt() throws Exception {
    try (Service service = Service.start(scratch);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      AssertionError second =
          assertThrows(AssertionError.class, () -> Service.start(scratch).close());
      assertTrue(second.getMessage().contains("in use by another process"), second.getMessage());
      assertTrue(second.getMessage().contains(service.address()), second.getMessage());

      List<Socket> sockets = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        sockets.add(asked(service, bulk(client)));
      }
      List<Future<String>> answers = new ArrayList<>();
      sockets.forEach(socket -> answers.add(threads.submit(() -> read(socket))));
      // The first answer says that the others, sent together with it, are under way.
      answers.getFirst().get();
      service.askToStop();
      for (Future<String> answer : answers) {
        String text = answer.get();
        assertTrue(
            text.startsWith("HTTP/1.0 200"), text.substring(0, Math.min(300, text.length())));
        assertTrue(text.endsWith("]}"), "the answer is cut off");
      }
      service.exit();
      assertThrows(IOException.class, () -> service.get("/v1/admin/status"));
    }
    try (Service next = Service.start(scratch)) {
      assertEquals(CLIENTS * PRODUCTS, next.get("/v1/admin/status").path("searchable").asInt());
    }
  }

  private static String bulk(int client) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PRODUCTS; i++) {
      lines.append(
          "{\"index\":{\"_id\":\"c%dp%d\"}}\n{\"title\":\"保温杯 %d\"}\n".formatted(client, i, i));
    }
    return lines.toString();
  }

  /** The check that would be in the way is switched off where a process starts. */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anAddressWrittenByHandIsRead() throws Exception {
    try (Service service = Service.start(scratch)) {
      String found = read(sent(service, "GET /v1/search?q=灯 HTTP/1.0\r\nHost: localhost\r\n\r\n"));
      assertTrue(found.startsWith("HTTP/1.0 200"), found);
      String refused =
          read(sent(service, "GET /v1/search?q=100% HTTP/1.0\r\nHost: localhost\r\n\r\n"));
      assertTrue(refused.startsWith("HTTP/1.0 400"), refused);
      assertTrue(refused.contains("percent-encoded"), refused);
    }
  }

  private static Socket asked(Service service, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return sent(
        service,
        "POST /v1/products/_bulk HTTP/1.0\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** A connection over which a whole request was sent. */
  private static Socket sent(Service service, String request) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(service.address()).getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String read(Socket socket) throws IOException {
    try (socket) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
