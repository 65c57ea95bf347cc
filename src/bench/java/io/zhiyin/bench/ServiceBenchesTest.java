package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhiyin.web.OwnShop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches of events and of load run, tiny. */
@QuarkusTest
@TestProfile(OwnShop.class)
class ServiceBenchesTest {
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

  @Test
  void everyKindOfQuestionArrives() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Service service = Service.at(address.toString().replaceAll("/$", ""));
    BenchShop shop = new BenchShop(1, ServingBench.SEED);
    service.post("/v1/products/_bulk", "[" + shop.product(0) + "]");
    LoadBench.Arrivals searches = new LoadBench.Arrivals(15, 30);
    new LoadBench(shop, 20, 10, searches, List.of("手机壳", "a"), print).run(service);
    String said = out.toString(StandardCharsets.UTF_8);
    for (String expected :
        new String[] {"empty route", "facets", "completions", "similar", "0 of 15 failed"}) {
      assertTrue(said.contains(expected), said);
    }
    assertEquals(7, said.split("0 of 10 failed", -1).length - 1, said);
  }

  @Test
  void aLargeShopIsStoredReplayedAndAsked(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Service service = Service.at(address.toString().replaceAll("/$", ""));
    BenchShop shop = new BenchShop(20, ServingBench.SEED);
    for (int i = 0; i < shop.size(); i++) {
      service.post("/v1/products/_bulk", "[" + shop.product(i) + "]");
    }
    ScaleBench bench = new ScaleBench(shop.size(), 400, print);
    bench.store(folder);
    bench.replay(folder);
    bench.ask(service, 6);
    String said = out.toString(StandardCharsets.UTF_8);
    for (String expected : List.of("replayed events", "signals: ", "hybrid", "home shelf")) {
      assertTrue(said.contains(expected), said);
    }
    assertFalse(said.contains("signals: 0 pairs"), said);
  }
}
