package io.zhiyin.index.lucene;

import io.zhiyin.index.Documents;
import io.zhiyin.index.Revision;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.language.Analysis;
import io.zhiyin.signals.ItemSignals;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A copy of the live generation on its way to be cut otherwise. */
final class LuceneRevision implements Revision {
  private final LuceneGeneration next;
  private final Schema before;
  private final Consumer<LuceneGeneration> swap;
  private final Runnable discard;
  private boolean rewritten;

  /**
   * @param before what the documents are still cut by
   */
  LuceneRevision(
      LuceneGeneration next, Schema before, Consumer<LuceneGeneration> swap, Runnable discard) {
    this.next = next;
    this.before = before;
    this.swap = swap;
    this.discard = discard;
  }

  @Override
  public int number() {
    return next.number();
  }

  @Override
  public Rewritten rewrite(
      Function<String, ItemSignals> signals, int samples, LongConsumer looked) {
    if (rewritten) {
      throw new IllegalStateException("the documents were rewritten already");
    }
    NewStopWords.learn(next, before, looked);
    Rewritten result = new Rewriting(next, before, signals, samples).run(looked);
    next.documents().refresh();
    rewritten = true;
    return result;
  }

  @Override
  public Rewritten keep() {
    if (!before.fingerprint().equals(next.schema().fingerprint())) {
      throw new IllegalStateException(
          "texts are cut otherwise: the documents have to be rewritten");
    }
    rewritten = true;
    return new Rewritten(next.documents().count(), 0, List.of());
  }

  /** Changes before the rewriting would take terms over that are cut by the other schema. */
  @Override
  public Documents documents() {
    if (!rewritten) {
      throw new IllegalStateException("the documents have to be rewritten first");
    }
    return next.documents();
  }

  @Override
  public Analysis analysis() {
    return next.schema().analysis();
  }

  @Override
  public void commit() {
    documents();
    swap.accept(next);
  }

  /** Discards the generation unless it was committed. */
  @Override
  public void close() {
    discard.run();
  }
}
