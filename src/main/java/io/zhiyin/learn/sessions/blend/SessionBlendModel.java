package io.zhiyin.learn.sessions.blend;

import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Settings;
import io.zhiyin.learn.sessions.blend.evidence.Memory;
import java.util.Arrays;
import java.util.Optional;

/** Evidence of all sessions and the weights for it; short answers are filled up by popularity. */
record SessionBlendModel(Memory memory, Optional<Choice> choice, Settings settings)
    implements SessionModel {

  @Override
  public NextItems open() {
    Weigher weigher = new Weigher(memory, settings, settings.whole("candidates"));
    Scores scores = new Scores(memory.sessions().catalogue());
    return (prefix, k) -> {
      if (prefix.length > 0) {
        // values of a logit have any sign; the order is what counts
        weigher.weigh(prefix, choice, (item, value) -> scores.add(item, Math.exp(value / 8)));
      }
      int[] top = scores.top(k);
      int[] filled = top.length < k ? fill(top, k, scores) : top;
      scores.clear();
      return filled;
    };
  }

  private int[] fill(int[] top, int k, Scores known) {
    int[] filled = Arrays.copyOf(top, Math.min(k, top.length + memory.popular().length));
    int n = top.length;
    for (int p = 0; p < memory.popular().length && n < filled.length; p++) {
      if (known.value(memory.popular()[p]) <= 0) {
        filled[n++] = memory.popular()[p];
      }
    }
    return Arrays.copyOf(filled, n);
  }
}
