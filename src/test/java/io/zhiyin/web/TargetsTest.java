package io.zhiyin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses as people write them by hand, byte for byte. */
@QuarkusTest
class TargetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RawHttp.Reply send(String method, String target, String body) throws IOException {
    return new RawHttp(RestAssured.port)
        .send(
            method,
            target,
            Map.of("Content-Type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of 中 are Latin letters to who does not know better, one of 灯's is a control. */
  @Test
  void whatIsNotEncodedIsTakenForUtf8() throws IOException {
    Shop.put("raw-1", "{\"title\":\"皮影中号座灯\",\"brand\":\"灯影{中}\",\"price\":9}");
    for (String query : List.of("皮影座灯", "%E7%9A%AE影中号", "\"皮影\"|{灯}", "皮影+中")) {
      RawHttp.Reply reply =
          send("GET", "/v1/search?q=" + query + "&filter=brand:灯影{中}&filter=price:[1,9]", "");
      assertEquals(200, reply.status(), reply::toString);
      JsonNode hits = JSON.readTree(reply.body()).path("hits").path("hits");
      assertEquals("raw-1", hits.path(0).path("product").path("id").asText(), query);
    }
  }

  @Test
  void pathsAndBodiesAreReadToo() throws IOException {
    assertEquals(201, send("PUT", "/v1/products/宫灯-中", "{\"title\":\"宫灯\"}").status());
    Shop.get("/v1/products/{id}", "宫灯-中").statusCode(200);
    assertEquals(200, send("GET", "/v1/products/宫灯-中", "").status());
    assertEquals(200, send("DELETE", "/v1/products/%E5%AE%AB灯-中", "").status());
  }

  @Test
  void whatIsNoAddressIsTold() throws IOException {
    for (String target :
        List.of(
            "/v1/search?q=100%",
            "/v1/search?q=灯100%灯",
            "/v1/products/100%",
            "/v1/products/%zz",
            "http://localhost/v1/search?q=灯")) {
      for (String method : List.of("GET", "PUT")) {
        RawHttp.Reply reply = send(method, target, method.equals("PUT") ? "{}" : "");
        assertEquals(400, reply.status(), target);
        assertEquals("application/problem+json", reply.header("content-type"), target);
        JsonNode problem = JSON.readTree(reply.body());
        assertEquals(400, problem.path("status").asInt());
        assertTrue(problem.path("detail").asText().contains("percent-encoded"), reply::toString);
      }
    }
  }
}
