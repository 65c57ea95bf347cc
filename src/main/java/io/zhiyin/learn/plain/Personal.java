package io.zhiyin.learn.plain;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import java.util.List;

/**
 * What the shopper had before, again: Σ over the item's places in the history of decay^age ·
 * weight, the latest having age 0 (personal frequency with recency: P-TopFreq of Li et al., A next
 * basket recommendation reality check, TOIS 2023). Nothing is fitted or kept; serving goes over the
 * history. Says nothing of new items, so it is of use only where repeats are asked for, where it is
 * hard to beat.
 */
public final class Personal implements Method {
  @Override
  public String name() {
    return "personal";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.ofOrder("decay", 0.99, 0.8, 0.9, 0.95, 0.98, 0.99, 0.998, 1));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    double decay = training.ordered() ? params.get("decay") : 1;
    return (history, scores) -> {
      double fade = 1;
      for (int at = history.size() - 1; at >= 0; at--) {
        scores[history.item(at)] += (float) (fade * history.weight(at));
        fade *= decay;
      }
    };
  }
}
