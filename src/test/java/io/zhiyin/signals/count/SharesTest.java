package io.zhiyin.signals.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Nobody makes a product popular alone. */
final class SharesTest {
  private static final long DAY = 86_400;
  private static final long NOW = 1_780_000_000;

  private final Shares shares = new Shares(20);

  private double added(int times, double weight, long time) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum += shares.cut(1, 7, weight, time);
    }
    return sum;
  }

  @Test
  void whatOneShopperAddsEnds() {
    assertEquals(15, added(3, 5, NOW));
    assertEquals(5, added(1_000, 3, NOW), 1e-6);
    assertEquals(3, shares.cut(2, 7, 3, NOW), "another shopper");
    assertEquals(3, shares.cut(1, 8, 3, NOW), "another product");
  }

  @Test
  void halfOfItFadesInADay() {
    added(100, 1, NOW);
    assertEquals(10, added(100, 1, NOW + DAY), 1e-6);
    assertEquals(0, added(100, 1, NOW - DAY), 1e-6, "what comes late is on top of what is there");
    assertEquals(1, added(1, 1, NOW + 30 * DAY));
  }

  @Test
  void whatIsTakenBackEndsLikewise() {
    assertEquals(-20, added(100, -5, NOW), 1e-6);
    assertEquals(40, added(100, 5, NOW), 1e-6);
  }

  @Test
  void noBoundCutsNothing() {
    assertEquals(500, new Shares(0).cut(1, 7, 500, NOW));
  }

  @Test
  void roomIsBoundedAndWhoeverPushesStays() throws IOException {
    added(100, 1, NOW);
    for (int i = 0; i < 600_000; i++) {
      shares.cut(100 + i, 7, 1, NOW);
      if (i % 100_000 == 0) {
        assertEquals(0, added(1, 1, NOW), 1e-6);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    shares.write(new DataOutputStream(out));
    assertTrue(out.size() <= 250_000 * 16 + 4, out.size() + " bytes");
    Shares read = new Shares(20);
    read.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
    assertEquals(0, read.cut(1, 7, 1, NOW), 1e-6);
  }
}
