package io.zhiyin.signals.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Speed is judged wherever a minute begins, and whoever an event names. */
final class RobotsTest {
  /** The beginning of a minute, and of an hour, of the clock. */
  private static final long HOUR = 1_780_002_000;

  private static final Human MINUTELY = new Human(1_200, 0, 0, 0);
  private static final Human HOURLY = new Human(0, 3_600, 0, 0);
  private static final Shopper SHOPPER = new Shopper("", "phone");

  private static Event view(Shopper shopper, String session, String item, long second) {
    return Events.of(
        "e",
        EventType.VIEW_ITEM,
        Instant.ofEpochSecond(second),
        shopper,
        session,
        List.of(EventItem.of(item)));
  }

  /** How many of a shopper's views are left out, evenly spread from a second on. */
  private static int leftOut(Robots robots, int views, long from, double perSecond) {
    int left = 0;
    for (int i = 0; i < views; i++) {
      left +=
          robots.leaveOut(view(SHOPPER, "", "i" + i % 50, from + (long) (i / perSecond))) ? 1 : 0;
    }
    return left;
  }

  @Test
  void aBurstAcrossTheBorderOfAMinuteIsOne() {
    Robots robots = new Robots(MINUTELY);
    assertEquals(0, leftOut(robots, 800, HOUR - 10, 80));
    assertEquals(400, leftOut(robots, 800, HOUR, 80));
  }

  @Test
  void anHourBeginsAnywhere() {
    Robots robots = new Robots(HOURLY);
    assertEquals(0, leftOut(robots, 2_400, HOUR - 1_200, 2));
    assertEquals(1_200, leftOut(robots, 2_400, HOUR, 2));
  }

  @Test
  void whoKeepsToTheBoundIsNeverMarked() {
    assertEquals(0, leftOut(new Robots(MINUTELY), 20_000, HOUR + 7, 20));
    assertEquals(0, leftOut(new Robots(HOURLY), 40_000, HOUR + 777, 1));
  }

  @Test
  void eventsThatComeLateCountWhereTheyBelong() {
    Robots robots = new Robots(MINUTELY);
    assertEquals(0, leftOut(robots, 1_000, HOUR + 40, 100));
    assertEquals(0, leftOut(robots, 200, HOUR + 10, 100));
    assertEquals(1, leftOut(robots, 1, HOUR + 49, 1));
    Robots imported = new Robots(MINUTELY);
    assertEquals(0, leftOut(imported, 1_000, HOUR, 100));
    assertEquals(0, leftOut(imported, 1_000, HOUR - 86_400, 100), "a day before is another look");
  }

  @Test
  void aSessionWithoutAShopperIsJudged() {
    Robots robots = new Robots(MINUTELY);
    int left = 0;
    for (int i = 0; i < 1_500; i++) {
      left += robots.leaveOut(view(Shopper.NOBODY, "s1", "i" + i, HOUR)) ? 1 : 0;
    }
    assertEquals(300, left);
    assertEquals(1, robots.marked());
    assertFalse(robots.leaveOut(view(Shopper.NOBODY, "s2", "i1", HOUR)));
  }

  @Test
  void nobodysViewsOfAProductAreBounded() throws IOException {
    Robots robots = new Robots(MINUTELY);
    int left = 0;
    for (int i = 0; i < 5_000; i++) {
      left += robots.leaveOut(view(Shopper.NOBODY, "", "pushed", HOUR)) ? 1 : 0;
      assertFalse(robots.leaveOut(view(Shopper.NOBODY, "", "i" + i, HOUR)));
    }
    assertEquals(3_800, left);
    assertEquals(3_800, robots.events());
    assertEquals(0, robots.marked(), "nobody can be marked");
    Robots read = copy(robots, written(robots));
    assertTrue(read.leaveOut(view(Shopper.NOBODY, "", "pushed", HOUR + 50)));
    assertFalse(read.leaveOut(view(Shopper.NOBODY, "", "pushed", HOUR + 120)));
  }

  @Test
  void whatIsWatchedTakesBoundedRoom() throws IOException {
    Robots robots = new Robots(MINUTELY);
    for (int i = 0; i < 60_000; i++) {
      robots.leaveOut(view(Shopper.NOBODY, "", "i" + i, HOUR + i));
    }
    assertTrue(written(robots).length < 10_000 * 120 + 100);
  }

  private static byte[] written(Robots robots) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    robots.write(new DataOutputStream(out));
    return out.toByteArray();
  }

  private static Robots copy(Robots robots, byte[] written) throws IOException {
    Robots copy = new Robots(MINUTELY);
    copy.read(new DataInputStream(new ByteArrayInputStream(written)), true);
    assertEquals(robots.events(), copy.events());
    return copy;
  }
}
