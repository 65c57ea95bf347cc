package io.zhiyin.learn.plain;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.ItemGroups;
import java.util.List;

/**
 * What is popular in the shopper's own categories: score(j) = p(c|history) · p(j|c), c being j's
 * category, p(c|history) the share of the history in it, fading by place, and p(j|c) the share of
 * the category's interactions (those of nobody in particular included) that are j's. Items without
 * a category are of one of their own. Where no categories are known it says nothing.
 *
 * <p>Cost: one pass to fit; serving goes over all items. A floor that a personal method has to beat
 * where shoppers stay within a department; worthless where they do not.
 */
public final class CategoryPopularity implements Method {
  @Override
  public String name() {
    return "popularity-category";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.ofOrder("decay", 0.9, 0.5, 0.7, 0.8, 0.9, 0.95, 1));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    if (training.groups().isEmpty()) {
      return (_, _) -> {};
    }
    ItemGroups groups = training.groups().get();
    Interactions all = training.interactions();
    double[] ofItem = new double[all.items()];
    for (int item = 0; item < ofItem.length; item++) {
      ofItem[item] = all.anonymous(item);
    }
    for (int at = 0; at < all.size(); at++) {
      ofItem[all.item(at)]++;
    }
    double[] ofGroup = new double[groups.count()];
    for (int item = 0; item < ofItem.length; item++) {
      ofGroup[groups.of(item)] += ofItem[item];
    }
    double decay = training.ordered() ? params.get("decay") : 1;
    return (history, scores) -> {
      double[] liked = liked(history, groups, decay);
      for (int item = 0; item < scores.length; item++) {
        int group = groups.of(item);
        if (liked[group] > 0) {
          scores[item] = (float) (liked[group] * ofItem[item] / Math.max(1, ofGroup[group]));
        }
      }
    };
  }

  private static double[] liked(History history, ItemGroups groups, double decay) {
    double[] liked = new double[groups.count()];
    double fade = 1;
    for (int at = history.size() - 1; at >= 0; at--) {
      liked[groups.of(history.item(at))] += fade;
      fade *= decay;
    }
    return liked;
  }
}
