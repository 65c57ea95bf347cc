package io.zhiyin.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service with PostgreSQL as its store. */
@QuarkusTest
@QuarkusTestResource(value = PostgresStore.class, restrictToAnnotatedClass = true)
@Timeout(120)
class PostgresServiceTest {
  @Test
  void everyWayThroughTheHouseEndsInPostgres() {
    Shop.get("/v1/admin/status").body("store", containsString("postgresql"));
    for (String id : List.of("pg-1", "pg-2", "pg-3")) {
      Shop.put(id, "{\"title\":\"大象 %s\",\"brand\":\"pg\"}".formatted(id));
    }
    Shop.view("pg", 5, "pg-1", "pg-2");
    Shop.view("pgx", 1, "pg-1", "pg-3");
    assertEquals("pg-2", similar().getFirst());
    Shop.get("/v1/search?q=大象").body("hits.hits.id", hasItems("pg-1", "pg-2", "pg-3"));
    Shop.get("/v1/admin/export/events").body(containsString("\"pgx1\""));

    Shop.post("/v1/admin/reindex", "").statusCode(202);
    io.restassured.RestAssured.when()
        .delete("/v1/users/pgx1")
        .then()
        .statusCode(200)
        .body("events", equalTo(2))
        .body("items", equalTo(2));
    String left = Shop.get("/v1/admin/export/events").statusCode(200).extract().body().asString();
    assertFalse(left.contains("pgx1"));
    assertTrue(left.contains("pg5"));
    assertEquals("pg-2", similar().getFirst());

    String snapshot =
        Shop.post("/v1/admin/snapshots", "").statusCode(201).extract().jsonPath().getString("id");
    Shop.get("/v1/admin/snapshots/{id}", snapshot).body("products", equalTo(3));
  }

  private static List<String> similar() {
    return Shop.ids(Shop.get("/v1/products/pg-1/similar?strategy=co_view&limit=5"), "items");
  }
}
