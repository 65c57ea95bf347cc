package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that go away in the middle take no place from those that come later. */
@QuarkusTest
@TestProfile(BrokenOffTest.FewPlaces.class)
class BrokenOffTest {
  private static final int PLACES = 3;

  /** Room for few requests at a time. */
  public static final class FewPlaces implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("zhiyin.concurrent-requests", Integer.toString(PLACES));
    }
  }

  private static void breakOff(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
  }

  @Test
  void aPlaceIsGivenBackWhenItsClientBreaksOff() throws Exception {
    String host = " HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 4 * PLACES; i++) {
      breakOff(
          "POST /v1/search"
              + host
              + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
      breakOff("GET /v1/search?q=a" + host + "\r\n");
    }
    int status = 429;
    for (int tries = 0; tries < 100 && status == 429; tries++) {
      Thread.sleep(50);
      status = given().get("/v1/search?q=a").statusCode();
    }
    assertEquals(200, status);
  }
}
