package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.factors.Bpr;
import io.zhiyin.learn.factors.GraphFilter;
import io.zhiyin.learn.factors.ImplicitAls;
import io.zhiyin.learn.hybrid.BestSingle.Candidate;
import io.zhiyin.learn.linear.Ease;
import io.zhiyin.learn.linear.Slim;
import io.zhiyin.learn.neighbours.ContentNeighbours;
import io.zhiyin.learn.neighbours.CrossOccurrence;
import io.zhiyin.learn.neighbours.GraphNeighbours;
import io.zhiyin.learn.neighbours.ItemNeighbours;
import io.zhiyin.learn.neighbours.ItemNeighbours.Similarity;
import io.zhiyin.learn.neighbours.RandomWalk;
import io.zhiyin.learn.neighbours.SequenceNeighbours;
import io.zhiyin.learn.neighbours.TifuKnn;
import io.zhiyin.learn.neighbours.UserNeighbours;
import io.zhiyin.learn.plain.CategoryPopularity;
import io.zhiyin.learn.plain.Personal;
import io.zhiyin.learn.plain.Popularity;
import io.zhiyin.learn.plain.RandomOrder;
import io.zhiyin.learn.sessions.neighbours.SessionKnn;
import io.zhiyin.learn.sessions.neighbours.SessionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All methods by name. */
public final class Methods {
  /** In a mixture fewer are better than alone, where 128 are standard. */
  private static final int FACTORS = 64;

  private Methods() {}

  /**
   * The mixture of all parts: the lab's default. It is not what the engine serves; that is measured
   * as {@code engine}, and of what it trains {@link #itemBlend} comes closest.
   */
  public static Hybrid hybrid() {
    return new Hybrid(
        List.of(
            SequenceNeighbours.decayed(),
            SequenceNeighbours.transitions(),
            RandomWalk.rp3beta(),
            new GraphNeighbours(),
            UserNeighbours.cosine(),
            new Ease(),
            new Slim(),
            new ImplicitAls(FACTORS),
            new GraphFilter(),
            new ContentNeighbours(),
            new Personal(),
            new TifuKnn(),
            Popularity.recent(),
            Popularity.ofAllTime()));
  }

  /** The mixture that an index serves: what the engine trains unless told otherwise. */
  static ItemBlend itemBlend() {
    return new ItemBlend(
        List.of(
            SequenceNeighbours.decayed(),
            SequenceNeighbours.transitions(),
            RandomWalk.rp3beta(),
            new GraphNeighbours(),
            new Ease(),
            new Slim(),
            new GraphFilter()));
  }

  /** Chosen from what fits in seconds, each of which is the best somewhere. */
  static BestSingle bestSingle() {
    RandomWalk walk = RandomWalk.rp3beta();
    Params sparse = walk.standard().with("alpha", 0.5).with("beta", 0.2);
    return new BestSingle(
        List.of(
            candidate(UserNeighbours.cosine(), false),
            candidate(SequenceNeighbours.decayed(), true),
            candidate(SequenceNeighbours.transitions(), true),
            candidate(walk, false),
            new Candidate(walk, sparse, false),
            candidate(new GraphNeighbours(), false),
            candidate(new ItemNeighbours(Similarity.COSINE), false),
            candidate(new Slim(), false)));
  }

  private static Candidate candidate(Method method, boolean ofOrder) {
    return new Candidate(method, method.standard(), ofOrder);
  }

  /**
   * Names of what an evaluation runs when none are named: the mixture, the one that an index
   * serves, the best of the cheap methods by a hold-out, and a plain method, and where repeats are
   * asked for what the shopper had before, alone and with neighbours, which is hard to beat there.
   */
  public static List<String> shown(boolean repeats) {
    return repeats
        ? List.of("hybrid", "item-blend", "tifu-knn", "personal", "best-single", "item-cosine")
        : List.of("hybrid", "item-blend", "best-single", "item-cosine");
  }

  /** What every evaluation shows beside the method in question. */
  public static List<Method> floors() {
    return List.of(Popularity.ofAllTime(), new RandomOrder());
  }

  /** Every method, the default first. */
  public static List<Method> all() {
    List<Method> all = new ArrayList<>();
    all.add(hybrid());
    all.add(bestSingle());
    all.add(itemBlend());
    for (Similarity similarity : Similarity.values()) {
      all.add(new ItemNeighbours(similarity));
    }
    all.add(new ImplicitAls()); // alone with its own factors, unlike the mixture's
    hybrid().parts().stream().filter(part -> !part.name().equals("ials")).forEach(all::add);
    all.add(new CrossOccurrence());
    all.add(new CategoryPopularity());
    all.add(RandomWalk.p3alpha());
    all.add(UserNeighbours.pearson());
    all.add(new Bpr());
    all.addAll(SessionRules.all());
    all.addAll(SessionKnn.all());
    all.add(new RandomOrder());
    return List.copyOf(all);
  }

  public static Optional<Method> named(String name) {
    return all().stream().filter(method -> method.name().equals(name)).findFirst();
  }
}
