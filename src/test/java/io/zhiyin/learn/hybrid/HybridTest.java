package io.zhiyin.learn.hybrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.Interactions;
import java.util.List;
import org.junit.jupiter.api.Test;

class HybridTest {
  private static List<String> useful(Training.Asked asked, long time) {
    Interactions.Builder rows = new Interactions.Builder();
    rows.add(0, 0, time, 1, (byte) 0);
    Training training = new Training(rows.build(1, 1), asked, false, 1);
    return Methods.hybrid().useful(training).stream().map(Method::name).toList();
  }

  @Test
  void alsHasFewerFactorsAsAPartThanAlone() {
    Method alone = Methods.named("ials").orElseThrow();
    assertEquals(128, alone.standard().whole("factors"));
    assertEquals(64, Methods.hybrid().standard().whole("ials.factors"));
    assertEquals(1, Methods.all().stream().filter(m -> m.name().equals("ials")).count());
  }

  @Test
  void partsThatWouldSayTheSameTwiceAreLeftOut() {
    List<String> unordered = useful(Training.Asked.ANY, 0);
    assertTrue(unordered.containsAll(List.of("graph-neighbours", "slim")));
    assertFalse(unordered.contains("item-decayed"));
    assertFalse(unordered.contains("transitions"));
    assertTrue(unordered.contains("popularity"));
    assertFalse(unordered.contains("popularity-recent"));
    assertTrue(
        useful(Training.Asked.NEXT, 9).containsAll(List.of("transitions", "popularity-recent")));
    List<String> ordered = useful(Training.Asked.NEXT, 9);
    assertTrue(ordered.contains("item-decayed"));
    assertFalse(ordered.contains("graph-neighbours"));
    assertFalse(ordered.contains("slim"));
  }
}
