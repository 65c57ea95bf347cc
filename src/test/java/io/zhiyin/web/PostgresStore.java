package io.zhiyin.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresServer;
import java.util.Map;

/** A fresh PostgreSQL database as the service's store, given as an operator gives it. */
public final class PostgresStore implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    PostgresAddress address = PostgresServer.newDatabase();
    return Map.of(
        "zhiyin.database-url",
        address.url(),
        "zhiyin.database-user",
        address.user(),
        "zhiyin.database-password",
        "not needed");
  }

  @Override
  public void stop() {
    // The server ends with the JVM.
  }
}
