package io.zhiyin.web.service;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.zhiyin.admin.Engine;
import io.zhiyin.web.http.ProblemDocument;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/** What happens once when the service starts: checks who can reach it, says where it is. */
@Singleton
final class Startup {
  private static final Logger LOG = Logger.getLogger(Startup.class.getName());
  private static final String TOO_LARGE = "The body is too large";
  private static final String UNENCODED =
      "The address must be percent-encoded, a percent sign itself as %25";

  /** Quarkus refuses at -2, without a word. */
  private static final int BEFORE_THE_LIMIT = -3;

  /** Before all that takes a target for a URI. */
  private static final int FIRST = -4;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  void check(@Observes StartupEvent started, ServiceConfig config) {
    String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
    boolean open = config.apiKey().filter(key -> !key.isBlank()).isEmpty();
    if (open && !LOOPBACK.contains(host)) {
      throw new IllegalStateException(
          "an API key must be set (ZHIYIN_API_KEY) to listen on "
              + host
              + "; without one only this machine is served, on 127.0.0.1");
    }
    if (open) {
      LOG.info("No API key is set (ZHIYIN_API_KEY): only this machine is served");
    }
  }

  /** Only now is known which port it is where any free one was asked for. */
  void announce(@ObservesAsync HttpServerStart started, HttpServer server, Engine engine) {
    String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
    String reachable = LOOPBACK.contains(host) || host.equals("0.0.0.0") ? "127.0.0.1" : host;
    engine.keeping().directory().announce("http://" + reachable + ":" + server.getPort());
  }

  /**
   * What is refused before any route sees it gets its problem document here: targets that are no
   * URI even when what they hold unencoded is encoded, bodies that are longer than any may be, and
   * requests that cannot be read. Quarkus' own check of targets, an empty 400, is off ({@code
   * vertx.disableURIValidation}, set where the process starts).
   */
  void shape(@Observes Router router) {
    long most =
        ConfigProvider.getConfig()
            .getValue("quarkus.http.limits.max-body-size", MemorySize.class)
            .asLongValue();
    router.route().order(FIRST).handler(Startup::target);
    router.route().order(BEFORE_THE_LIMIT).handler(context -> limit(context, most));
    router.errorHandler(413, context -> answer(context, 413, TOO_LARGE));
    router.errorHandler(400, context -> answer(context, 400, unread(context)));
  }

  private static void target(RoutingContext context) {
    String asked = context.request().uri();
    String encoded = Target.encoded(asked);
    if (asked.equals(encoded) && Target.isUri(asked)) {
      context.next();
    } else if (encoded.startsWith("/") && Target.isUri(encoded)) {
      context.reroute(encoded);
    } else {
      context.request().resume();
      answer(context, 400, UNENCODED);
    }
  }

  /** A path with a broken percent is refused before any route, since routes are found by it. */
  private static String unread(RoutingContext context) {
    return Target.isUri(context.request().uri()) ? "The request cannot be read" : UNENCODED;
  }

  private static void limit(RoutingContext context, long most) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || (length.length() < 19 && Long.parseLong(length) <= most)) {
      context.next();
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    context.response().endHandler(sent -> context.request().connection().close());
    answer(context, 413, TOO_LARGE);
  }

  private static void answer(RoutingContext context, int status, String detail) {
    if (!context.response().ended()) {
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
          .end(
              "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                  .formatted(context.response().getStatusMessage(), status, detail));
    }
  }
}
