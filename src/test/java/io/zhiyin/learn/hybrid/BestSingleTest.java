package io.zhiyin.learn.hybrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.hybrid.BestSingle.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestSingleTest {
  private static final int ITEMS = 200;

  /** Names the twenty items from its setting on; the shoppers' last item is the hundredth. */
  private static final Method FROM =
      new Method() {
        @Override
        public String name() {
          return "from";
        }

        @Override
        public List<Setting> settings() {
          return List.of(Setting.of("at", 0, 0, 90));
        }

        @Override
        public Recommender fit(Training training, Params params) {
          return (_, scores) -> {
            for (int item = 0; item < 20; item++) {
              scores[params.whole("at") + item] = 1;
            }
          };
        }
      };

  private static String chosen(Asked asked, List<Candidate> candidates) {
    Interactions.Builder rows = new Interactions.Builder();
    for (int user = 0; user < 30; user++) {
      for (int item : new int[] {150 + user, 180 - user, 100}) {
        rows.add(user, item, 0, 1, (byte) 0);
      }
    }
    Training training = new Training(rows.build(30, ITEMS), asked, false, 1);
    Recommender model = new BestSingle(candidates).fit(training, Params.NONE);
    return ((BestSingle.Chosen) model).choice();
  }

  @Test
  void theOneThatFindsTheHoldOutIsTakenAndOrderIsReadOnlyWhereItMeansSomething() {
    Candidate misses = new Candidate(FROM, FROM.standard(), false);
    Candidate finds = new Candidate(FROM, FROM.standard().with("at", 90), true);
    assertEquals(finds.toString(), chosen(Asked.NEXT, List.of(misses, finds)));
    assertEquals(misses.toString(), chosen(Asked.ANY, List.of(misses, finds)));
    assertEquals(misses.toString(), chosen(Asked.NEXT, List.of(misses)));
  }
}
