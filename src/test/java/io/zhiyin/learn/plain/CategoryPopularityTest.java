package io.zhiyin.learn.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.ItemGroups;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CategoryPopularityTest {
  @Test
  void theShareOfTheHistoryTimesTheShareOfTheCategory() {
    Interactions.Builder builder = new Interactions.Builder();
    int[] items = {0, 0, 1, 2, 2, 2};
    for (int user = 0; user < items.length; user++) {
      builder.add(user, items[user], 0, 1, (byte) 0);
    }
    builder.addAnonymous(1, 1);
    Interactions all = builder.build(items.length, 4);
    CategoryPopularity method = new CategoryPopularity();
    float[] scores = new float[4];
    Training training =
        new Training(
            all,
            Optional.empty(),
            Optional.of(ItemGroups.of(List.of("lamps", "lamps", "pans", ""))),
            Training.Asked.NEXT,
            false,
            1);
    method.fit(training, method.standard().with("decay", 0.5)).score(History.of(2, 0), scores);
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f, 0}, scores, 1e-6f);
    float[] unknown = new float[4];
    method
        .fit(new Training(all, Training.Asked.NEXT, false, 1), method.standard())
        .score(History.of(2, 0), unknown);
    assertArrayEquals(new float[4], unknown);
  }
}
