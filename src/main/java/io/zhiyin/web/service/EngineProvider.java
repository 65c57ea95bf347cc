package io.zhiyin.web.service;

import io.quarkus.runtime.Startup;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.EngineOpener.Place;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.store.PostgresAddress;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

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
        new Place(config.dataDir(), config.configDir(), database(config)),
        config.minShoppers(),
        Clock.systemUTC(),
        Progress.SILENT);
  }

  private static Optional<PostgresAddress> database(ServiceConfig config) {
    return config
        .databaseUrl()
        .map(url -> PostgresAddress.parse(url, config.databaseUser(), config.databasePassword()));
  }

  void close(@Disposes Engine engine) {
    engine.close();
  }
}
