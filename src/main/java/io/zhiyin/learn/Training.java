package io.zhiyin.learn;

import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Optional;

/**
 * What a method learns from.
 *
 * @param content item by term, rows of unit length, when texts are known
 * @param asked what the model will be asked for
 * @param repeats whether items of the history are asked for again
 * @param seed of everything random
 */
public record Training(
    Interactions interactions,
    Optional<SparseMatrix> content,
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

  public Training with(Interactions others) {
    return new Training(others, content, asked, repeats, seed);
  }
}
