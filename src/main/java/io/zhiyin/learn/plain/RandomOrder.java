package io.zhiyin.learn.plain;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Any order, another one for each history, the same at the same seed: what is found by chance.
 * Nothing is fitted; serving draws a number an item. Wins never.
 */
public final class RandomOrder implements Method {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public Recommender fit(Training training, Params params) {
    return (history, scores) -> {
      long seed = training.seed();
      for (int at = 0; at < history.size(); at++) {
        seed = seed * 31 + history.item(at);
      }
      SplittableRandom random = new SplittableRandom(seed);
      for (int item = 0; item < scores.length; item++) {
        scores[item] = random.nextInt(1 << 24) + 1;
      }
    };
  }
}
