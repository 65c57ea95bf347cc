package io.zhiyin.learn;

import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.ItemGroups;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Optional;

/**
 * What a method learns from.
 *
 * @param content item by term, rows of unit length, when texts are known
 * @param groups the items' categories, when they are known
 * @param asked what the model will be asked for
 * @param repeats whether items of the history are asked for again
 * @param seed of everything random
 */
public record Training(
    Interactions interactions,
    Optional<SparseMatrix> content,
    Optional<ItemGroups> groups,
    Asked asked,
    boolean repeats,
    long seed) {

  /** What of a shopper's future is asked for. */
  public enum Asked {
    /** The very next interaction. */
    NEXT,
    /** What the shopper has in a period after the history. */
    LATER,
    /**
     * Any interaction that is not known, earlier or later: the order of histories means nothing.
     */
    ANY
  }

  /** Whether what comes later in a history is closer to what is asked for. */
  public boolean ordered() {
    return asked != Asked.ANY;
  }

  /** Without content and categories. */
  public Training(Interactions interactions, Asked asked, boolean repeats, long seed) {
    this(interactions, Optional.empty(), Optional.empty(), asked, repeats, seed);
  }

  public Training with(Interactions others) {
    return new Training(others, content, groups, asked, repeats, seed);
  }
}
