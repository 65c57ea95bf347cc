package io.zhiyin.web.service;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where the pages stand that have no file name in their address. */
@ApplicationScoped
final class Pages {
  void route(@Observes Router router) {
    router.get("/console").handler(Pages::console);
    router.get("/console/").handler(Pages::console);
  }

  private static void console(RoutingContext context) {
    context.reroute("/console.html");
  }
}
