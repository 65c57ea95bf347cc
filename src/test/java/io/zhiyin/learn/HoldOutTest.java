package io.zhiyin.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.data.Interactions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  @Test
  void anyTakesARandomTenthOfEachShopper() {
    Interactions.Builder rows = new Interactions.Builder();
    for (int item = 0; item < 100; item++) {
      rows.add(0, item, 0, 1, (byte) 0);
    }
    rows.add(1, 7, 0, 1, (byte) 0);
    rows.add(1, 8, 0, 1, (byte) 0);
    rows.add(2, 9, 0, 1, (byte) 0);
    HoldOut holdOut = HoldOut.of(new Training(rows.build(3, 100), Training.Asked.ANY, false, 5));
    assertEquals(10, holdOut.targets(0).length);
    assertTrue(Arrays.stream(holdOut.targets(0)).anyMatch(item -> item < 80));
    assertEquals(1, holdOut.targets(1).length);
    assertEquals(0, holdOut.targets(2).length);
    assertEquals(90 + 1 + 1, holdOut.kept().interactions().size());
  }
}
