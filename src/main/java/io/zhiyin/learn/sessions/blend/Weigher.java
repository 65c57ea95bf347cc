package io.zhiyin.learn.sessions.blend;

import io.zhiyin.learn.sessions.Settings;
import io.zhiyin.learn.sessions.blend.evidence.Candidates;
import io.zhiyin.learn.sessions.blend.evidence.Clicks;
import io.zhiyin.learn.sessions.blend.evidence.Evidence;
import io.zhiyin.learn.sessions.blend.evidence.Memory;
import java.util.Optional;

/** Evidence to inputs for one prefix at a time. Not thread-safe. */
final class Weigher {
  private final Evidence evidence;
  private final Inputs inputs;
  private final int most;
  private float[] row = new float[Inputs.COUNT];

  /**
   * @param most candidates that are weighed
   */
  Weigher(Memory memory, Settings settings, int most) {
    this.evidence = new Evidence(memory, settings);
    this.inputs = new Inputs(memory);
    this.most = most;
  }

  /** What a shopper chose among the candidates; empty when it is none of them. */
  Optional<Choice.Example> example(int[] prefix, int target) {
    Clicks clicks = Clicks.of(prefix);
    Candidates candidates = evidence.of(prefix, clicks);
    inputs.choose(candidates, most);
    int chosen = -1;
    for (int c = 0; c < inputs.size(); c++) {
      chosen = inputs.item(candidates, c) == target ? c : chosen;
    }
    if (chosen < 0) {
      return Optional.empty();
    }
    float[] rows = new float[inputs.size() * Inputs.COUNT];
    for (int c = 0; c < inputs.size(); c++) {
      inputs.write(candidates, c, clicks, evidence.neighbourCount(), rows, c * Inputs.COUNT);
    }
    return Optional.of(new Choice.Example(rows, chosen));
  }

  /** Weighs the candidates of a prefix of at least one click. */
  void weigh(int[] prefix, Optional<Choice> choice, Weighed into) {
    Clicks clicks = Clicks.of(prefix);
    Candidates candidates = evidence.of(prefix, clicks);
    inputs.choose(candidates, most);
    for (int c = 0; c < inputs.size(); c++) {
      double value = inputs.plain(c);
      if (choice.isPresent()) {
        inputs.write(candidates, c, clicks, evidence.neighbourCount(), row, 0);
        value = choice.get().value(row, 0);
      }
      into.take(inputs.item(candidates, c), value);
    }
  }

  /** Takes an item with its value. */
  @FunctionalInterface
  interface Weighed {
    void take(int item, double value);
  }
}
