package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Rebuild;
import java.util.function.Consumer;

/** A generation on its way to being live. */
final class LuceneRebuild implements Rebuild {
  private final LuceneGeneration next;
  private final Consumer<LuceneGeneration> swap;
  private final Runnable discard;
  private boolean frozen;

  LuceneRebuild(LuceneGeneration next, Consumer<LuceneGeneration> swap, Runnable discard) {
    this.next = next;
    this.swap = swap;
    this.discard = discard;
  }

  @Override
  public int number() {
    return next.number();
  }

  @Override
  public void learn(Product product) {
    if (frozen) {
      throw new IllegalStateException("learning ended when the first change was taken over");
    }
    next.learn(product);
  }

  @Override
  public Documents documents() {
    if (!frozen) {
      next.freeze();
      frozen = true;
    }
    return next.documents();
  }

  @Override
  public void commit() {
    swap.accept(next);
  }

  /** Discards the generation unless it was committed. */
  @Override
  public void close() {
    discard.run();
  }
}
