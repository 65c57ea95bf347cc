package io.zhiyin.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Sends requests byte for byte, which no decent client would: one connection each. */
final class RawHttp {
  /** When nothing has come for so long, the server hangs. */
  private static final int HANGS_MILLIS = 30_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /**
   * An answer.
   *
   * @param head the status line and the header lines
   */
  record Reply(int status, String head, String body) {
    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    @Override
    public String toString() {
      return head + "\n\n" + body.substring(0, Math.min(2_000, body.length()));
    }
  }

  /**
   * Sends a request and reads to the end.
   *
   * @throws java.net.SocketTimeoutException when the server hangs
   */
  Reply send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.0\r\n");
    head.append("Host: localhost:").append(port).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(HANGS_MILLIS);
      write(socket.getOutputStream(), head.toString().getBytes(StandardCharsets.UTF_8), body);
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(reply);
      return reply(reply.toString(StandardCharsets.UTF_8));
    }
  }

  private static void write(OutputStream out, byte[] head, byte[] body) {
    try {
      out.write(head);
      out.write(body);
      out.flush();
    } catch (IOException e) {
      // Refused before all of it was read: the answer says why.
    }
  }

  private static Reply reply(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.startsWith("HTTP/1.")) {
      throw new IOException("no answer: " + text);
    }
    int status = Integer.parseInt(text.substring(9, 12));
    return new Reply(status, text.substring(0, end), text.substring(end + 4));
  }
}
