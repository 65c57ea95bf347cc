package io.zhiyin.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks bodies that come as gzip; any other {@code Content-Encoding} is refused with 415. Not
 * left to the HTTP layer, which drops the connection of whoever sends a broken one.
 */
final class PackedBodies {
  /**
   * Unpacked no longer than any body may be; each route refuses earlier what is too much for it.
   */
  static final int MOST = 66 << 20;

  @ServerRequestFilter(preMatching = true, priority = 200)
  public @Nullable Response unpack(ContainerRequestContext context) {
    String encoding = context.getHeaderString("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return null;
    }
    switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> context.setEntityStream(new Unpacked(context.getEntityStream()));
      default -> {
        return ProblemDocument.response(
            415, "Bodies may be packed with gzip only, not " + encoding, List.of());
      }
    }
    return null;
  }

  /** Begins to read when it is read, which may wait; filters may not. */
  private static final class Unpacked extends InputStream {
    private final InputStream packed;
    private @Nullable InputStream plain;
    private long read;

    Unpacked(InputStream packed) {
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int some = some(into, from, length);
      read += Math.max(some, 0);
      if (read > MOST) {
        throw BadRequest.tooLarge("The body must be at most " + MOST + " bytes unpacked");
      }
      return some;
    }

    private int some(byte[] into, int from, int length) throws IOException {
      try {
        InputStream its = plain == null ? new GZIPInputStream(packed) : plain;
        plain = its;
        return its.read(into, from, length);
      } catch (ZipException | EOFException e) {
        throw new BadRequest(400, "The body must be gzip, as Content-Encoding says", List.of());
      }
    }

    @Override
    public void close() throws IOException {
      packed.close();
    }
  }
}
