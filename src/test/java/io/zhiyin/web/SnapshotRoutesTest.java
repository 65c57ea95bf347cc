package io.zhiyin.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Snapshots over REST. */
@QuarkusTest
@Timeout(120)
class SnapshotRoutesTest {
  @Test
  void aSnapshotIsMadeListedAndBroughtBack() {
    Shop.put("vase", "{\"title\":\"青花瓶\"}");
    String id =
        Shop.post("/v1/admin/snapshots", "").statusCode(201).extract().jsonPath().getString("id");
    Shop.get("/v1/admin/snapshots").body("snapshots[0].id", equalTo(id));
    Shop.get("/v1/admin/snapshots/{id}", id).body("created_at", notNullValue());
    Shop.put("vase", "{\"title\":\"碎了的瓶\"}");
    String job =
        Shop.post("/v1/admin/snapshots/" + id + "/restore", "")
            .statusCode(202)
            .extract()
            .jsonPath()
            .getString("job_id");
    String state = "running";
    while (state.equals("running")) {
      state = Shop.get("/v1/admin/jobs/{id}", job).extract().jsonPath().getString("state");
      Thread.onSpinWait();
    }
    assertEquals("succeeded", state);
    Shop.get("/v1/products/vase").body("title", equalTo("青花瓶"));
    Shop.get("/v1/admin/snapshots/none").statusCode(404);
    Shop.post("/v1/admin/snapshots/none/restore", "").statusCode(404);
  }
}
