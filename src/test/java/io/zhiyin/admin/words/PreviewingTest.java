package io.zhiyin.admin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.admin.words.Preview.Shown;
import io.zhiyin.admin.words.Previewing.Pair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreviewingTest {
  private static final List<Shown> TENTS = List.of(new Shown("t", "帐篷"));
  private static final List<Shown> BAGS = List.of(new Shown("b", "睡袋"));

  @Test
  void whatTheWordsMoveIsTold() {
    assertEquals(Optional.of(new Pair(TENTS, BAGS)), Previewing.differing(() -> TENTS, () -> BAGS));
    assertEquals(Optional.empty(), Previewing.differing(() -> TENTS, () -> TENTS));
  }

  @Test
  void whatEventsMoveMeanwhileIsNot() {
    AtomicInteger asked = new AtomicInteger();
    assertEquals(
        Optional.empty(),
        Previewing.differing(() -> asked.getAndIncrement() == 0 ? TENTS : BAGS, () -> BAGS));
    AtomicInteger restless = new AtomicInteger();
    assertEquals(
        Optional.empty(),
        Previewing.differing(() -> restless.getAndIncrement() % 2 == 0 ? TENTS : BAGS, List::of));
  }
}
