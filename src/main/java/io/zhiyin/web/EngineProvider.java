package io.zhiyin.web;

import io.quarkus.runtime.Startup;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Opens the engine when the service starts and closes it when the service has stopped taking
 * requests.
 */
@Singleton
final class EngineProvider {
  @Produces
  @Singleton
  @Startup
  Engine open(ServiceConfig config) {
    return EngineOpener.open(
        config.dataDir(),
        config.configDir(),
        config.minShoppers(),
        Clock.systemUTC(),
        Progress.SILENT);
  }

  void close(@Disposes Engine engine) {
    engine.close();
  }
}
