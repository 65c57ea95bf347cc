package io.zhiyin.eval.sessions;

import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.blend.SessionBlend;
import io.zhiyin.learn.sessions.neighbours.AssociationRules;
import io.zhiyin.learn.sessions.neighbours.ItemNeighbours;
import io.zhiyin.learn.sessions.neighbours.MarkovChain;
import io.zhiyin.learn.sessions.neighbours.SequentialRules;
import io.zhiyin.learn.sessions.neighbours.Stan;
import io.zhiyin.learn.sessions.neighbours.VmisKnn;
import io.zhiyin.learn.sessions.neighbours.Vsknn;
import io.zhiyin.learn.sessions.plain.Popularity;
import io.zhiyin.learn.sessions.plain.RandomItems;
import io.zhiyin.learn.sessions.plain.SessionPopularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods by name. */
public final class SessionMethods {
  private static final List<SessionMethod> ALL =
      List.of(
          new SessionBlend(),
          new Stan(),
          new VmisKnn(),
          new Vsknn(),
          new SequentialRules(),
          new AssociationRules(),
          new MarkovChain(),
          new ItemNeighbours(),
          new SessionPopularity(),
          new Popularity(),
          new RandomItems());

  /** The shipped method and its floors. */
  private static final List<String> USUAL =
      List.of("session-blend", "stan", "item-knn", "popularity", "random");

  private static final List<String> ALWAYS = List.of("popularity", "random");

  private SessionMethods() {}

  public static List<String> names() {
    return ALL.stream().map(SessionMethod::name).toList();
  }

  public static Optional<SessionMethod> named(String name) {
    return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /**
   * The methods asked for, each once, and always popularity and random; the usual ones when none
   * is.
   *
   * @throws IllegalArgumentException that lists all unknown names
   */
  public static List<SessionMethod> chosen(List<String> asked) {
    List<String> unknown = asked.stream().filter(name -> named(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("must be of " + names() + ", got " + unknown);
    }
    List<String> wanted = new ArrayList<>(asked.isEmpty() ? USUAL : asked);
    wanted.addAll(ALWAYS);
    return wanted.stream().distinct().flatMap(name -> named(name).stream()).toList();
  }
}
