package io.zhiyin.eval.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.Interactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final int WANTED = 500;

  private final List<Params> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

  /** Puts the target the higher, the higher x and y. */
  private final Method method =
      new Method() {
        @Override
        public String name() {
          return "known";
        }

        @Override
        public List<Setting> settings() {
          return List.of(
              Setting.ofOrder("decay", 1, 0.5, 1),
              Setting.of("x", 0, 0, 1, 2),
              Setting.of("y", 0, 0, 1));
        }

        @Override
        public Recommender fit(Training training, Params params) {
          asked.add(params);
          sizes.add(training.interactions().size());
          double value = params.get("x") + params.get("y");
          return (_, scores) -> {
            for (int item = 0; item < scores.length; item++) {
              scores[item] = item < 3 - value ? 2 : 1;
            }
            scores[WANTED] = 1.5f;
          };
        }
      };

  private Params best(Asked how, int users, double seconds) {
    Interactions.Builder rows = new Interactions.Builder();
    for (int user = 0; user < users; user++) {
      for (int item = 0; item < 100; item++) {
        rows.add(user, 100 + item, 0, 1, (byte) 0);
      }
    }
    Training train = new Training(rows.build(users, WANTED + 1), how, false, 1);
    Task.Tuning tuning =
        new Task.Tuning(train, List.of(0, 1), List.of(new int[] {WANTED}, new int[] {WANTED}));
    return new Search(tuning, new Metric(Metric.Kind.NDCG, 5), Watch.NOBODY).best(method, seconds);
  }

  @Test
  void climbsToTheBestAndLeavesOrderAloneWhereItMeansNothing() {
    Params best = best(Asked.ANY, 10, 60);
    assertEquals(2, best.get("x"));
    assertEquals(1, best.get("y"));
    assertTrue(asked.stream().allMatch(params -> params.get("decay") == 1));
    best(Asked.NEXT, 10, 60);
    assertTrue(asked.stream().anyMatch(params -> params.get("decay") == 0.5));
  }

  @Test
  void largeDataAreClimbedOnASampleAndConfirmedOnAll() {
    Params best = best(Asked.ANY, 4_000, 60);
    assertEquals(2, best.get("x"));
    assertEquals(300_000, sizes.getFirst());
    assertEquals(List.of(400_000, 400_000), sizes.subList(sizes.size() - 2, sizes.size()));
  }

  @Test
  void withoutTimeTheStandardStays() {
    assertEquals(method.standard(), best(Asked.ANY, 4_000, 1e-9));
    assertEquals(1, asked.size());
  }
}
