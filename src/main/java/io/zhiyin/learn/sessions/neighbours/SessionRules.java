package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A session method whose model is an item graph ({@link SequentialRules}, {@link AssociationRules},
 * {@link MarkovChain}, {@link ItemNeighbours}), learned from shoppers' histories: cut into sessions
 * where nothing happened for {@value #PAUSE} seconds (without times a history is one session), the
 * oldest first by their first interaction. The graph is an item–item matrix, asked with the fading
 * history, so the index serves it and the engine can train it.
 *
 * <p>Cost and when it wins: as the method's own.
 */
public final class SessionRules implements Method {
  private static final int PAUSE = 1_800;

  private final SessionMethod method;

  private SessionRules(SessionMethod method) {
    this.method = method;
  }

  /** One of each. */
  public static List<Method> all() {
    return List.of(
        new SessionRules(new SequentialRules()),
        new SessionRules(new AssociationRules()),
        new SessionRules(new MarkovChain()),
        new SessionRules(new ItemNeighbours()));
  }

  @Override
  public String name() {
    return method.name();
  }

  /** The method's knobs, each with its ends, two values between them and the usual one. */
  @Override
  public List<Setting> settings() {
    return settings(method);
  }

  static List<Setting> settings(SessionMethod method) {
    return method.knobs().stream().map(SessionRules::setting).toList();
  }

  private static Setting setting(Knob knob) {
    double step = (knob.high() - knob.low()) / 3;
    double[] choices =
        DoubleStream.concat(
                DoubleStream.of(knob.usual()),
                IntStream.rangeClosed(0, 3).mapToDouble(i -> knob.low() + i * step))
            .map(value -> Math.round(value * 100) / 100.0)
            .sorted()
            .distinct()
            .toArray();
    return Setting.ofOrder(knob.name(), knob.usual(), choices);
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Settings settings = new Settings(new TreeMap<>(params.values()));
    GraphAnswers model =
        (GraphAnswers) method.fit(sessions(training.interactions()), settings, training.seed());
    double decay = training.ordered() ? model.decay() : 1;
    return new ItemToItem(model.graph().matrix(), decay, Emphasis.NONE);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Visit(long from, int[] items) {}

  static Sessions sessions(Interactions all) {
    List<Visit> visits = new ArrayList<>();
    for (int user = 0; user < all.users(); user++) {
      int from = all.start(user);
      for (int at = from + 1; at <= all.end(user); at++) {
        if (at == all.end(user) || all.time(at) - all.time(at - 1) > PAUSE) {
          visits.add(new Visit(all.time(from), IntStream.range(from, at).map(all::item).toArray()));
          from = at;
        }
      }
    }
    visits.sort(Comparator.comparingLong(Visit::from));
    return Sessions.of(all.items(), visits.stream().map(Visit::items).toList());
  }
}
