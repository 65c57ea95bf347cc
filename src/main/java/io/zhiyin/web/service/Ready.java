package io.zhiyin.web.service;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.Status;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the engine is open: the index has then caught up with the store. It stays ready on a
 * full disk, since questions are still answered; how much is free stands beside.
 */
@Readiness
final class Ready implements HealthCheck {
  private final Engine engine;

  Ready(Engine engine) {
    this.engine = engine;
  }

  @Override
  public HealthCheckResponse call() {
    Status.Snapshot status = engine.operating().status().snapshot();
    return HealthCheckResponse.named("engine")
        .up()
        .withData("products", status.products())
        .withData("generation", status.generation().number())
        .withData(
            "disk_free_bytes", engine.keeping().directory().folder().toFile().getUsableSpace())
        .build();
  }
}
