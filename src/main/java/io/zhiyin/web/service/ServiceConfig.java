package io.zhiyin.web.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where the service keeps its data and who may do what; keys {@code zhiyin.…}, also as {@code
 * ZHIYIN_…} variables.
 */
@ConfigMapping(prefix = "zhiyin")
public interface ServiceConfig {
  /** The one folder that everything is kept in. */
  @WithDefault("data/live")
  Path dataDir();

  /** The folder of settings that shape answers. */
  @WithDefault("index-config")
  Path configDir();

  /**
   * PostgreSQL as the store, {@code postgresql://user:password@host:5432/name}; without one the
   * store is a file in the data directory.
   */
  Optional<String> databaseUrl();

  /** Wins over the user in the database's address. */
  Optional<String> databaseUser();

  /** Wins over the password in the database's address. */
  Optional<String> databasePassword();

  /**
   * What admin, write and per-user routes want; without one the service serves its own machine
   * only.
   */
  Optional<String> apiKey();

  /**
   * Web pages' origins, such as https://shop.example, that may send events and ask without a key.
   */
  Optional<Set<String>> origins();

  /**
   * Distinct shoppers that must stand behind a pair, where it wins over index-config/events.yaml.
   */
  OptionalInt minShoppers();

  /** Requests answered at the same time; more are told to come back. */
  @WithDefault("256")
  int concurrentRequests();

  /** A search that takes longer answers what it has found by then; 0 for no limit. */
  @WithDefault("2s")
  Duration queryTime();
}
