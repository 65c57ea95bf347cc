package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.List;
import java.util.TreeMap;

/**
 * Session-kNN ({@link Vsknn}, {@link Stan}, {@link VmisKnn}) of shoppers: their histories, cut into
 * sessions as for {@link SessionRules}, are the neighbours, and a shopper's whole history is the
 * session that goes on. Where order means nothing it is asked all the same, in the order of lines.
 *
 * <p>The model is other shoppers' sessions, which no document of a product may carry; the engine
 * serves what it says to who had one item alone, where enough shoppers stand behind it.
 *
 * <p>Cost and when it wins: as the method's own.
 */
public final class SessionKnn implements Method {
  private final SessionMethod method;

  private SessionKnn(SessionMethod method) {
    this.method = method;
  }

  /** One of each. */
  public static List<Method> all() {
    return List.of(
        new SessionKnn(new Vsknn()), new SessionKnn(new Stan()), new SessionKnn(new VmisKnn()));
  }

  @Override
  public String name() {
    return method.name();
  }

  /** As of {@link SessionRules}. */
  @Override
  public List<Setting> settings() {
    return SessionRules.settings(method);
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Sessions sessions = SessionRules.sessions(training.interactions());
    Settings settings = new Settings(new TreeMap<>(params.values()));
    return new Model(
        (SessionNeighbours) method.fit(sessions, settings, training.seed()), sessions.catalogue());
  }

  private static final class Model implements Recommender {
    private final ThreadLocal<Working> working;

    private record Working(SessionNeighbours.Votes votes, Scores scores) {}

    Model(SessionNeighbours neighbours, int items) {
      this.working =
          ThreadLocal.withInitial(() -> new Working(neighbours.votes(), new Scores(items)));
    }

    @Override
    public void score(History history, float[] scores) {
      int[] prefix = new int[history.size()];
      for (int at = 0; at < prefix.length; at++) {
        prefix[at] = history.item(at);
      }
      Working its = working.get();
      its.votes.after(prefix, its.scores);
      for (int t = 0; t < its.scores.size(); t++) {
        int item = its.scores.touched(t);
        scores[item] = (float) its.scores.value(item);
      }
      its.scores.clear();
    }
  }
}
