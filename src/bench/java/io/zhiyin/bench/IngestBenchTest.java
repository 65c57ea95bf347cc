package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhiyin.web.OwnShop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bench of events runs, tiny. */
@QuarkusTest
@TestProfile(OwnShop.class)
class IngestBenchTest {
  @TestHTTPResource("/")
  URI address = URI.create("/");

  @Test
  void everyMeasurementIsMade() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String url = address.toString().replaceAll("/$", "");
    new IngestBench(Service.at(url), 200, Duration.ofMillis(300), print).run(2);
    String said = out.toString(StandardCharsets.UTF_8);
    for (String expected :
        new String[] {"durable ingest", "at rest", "beside", "next answer that knows it"}) {
      assertTrue(said.contains(expected), said);
    }
  }
}
