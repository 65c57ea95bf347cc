package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Rebuild;
import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.language.Analysis;
import io.zhiyin.language.CatalogueWords;
import java.util.Set;
import java.util.function.Consumer;

/** A generation on its way to being live. */
final class LuceneRebuild implements Rebuild {
  private final LuceneGeneration next;
  private final Schema.Mined schemas;
  private final ContentTerms content;
  private final CatalogueWords words;
  private final Consumer<LuceneGeneration> swap;
  private final Runnable discard;
  private boolean frozen;

  LuceneRebuild(
      LuceneGeneration next,
      Schema.Mined schemas,
      Consumer<LuceneGeneration> swap,
      Runnable discard) {
    this.next = next;
    this.schemas = schemas;
    this.content = new ContentTerms(next.schema().content(), next.idf());
    this.words = next.schema().analysis().miner();
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
    next.idf().learn(content.frequencies(product).keySet());
    words.see(product);
  }

  @Override
  public Documents documents() {
    if (!frozen) {
      Set<String> mined = words.words();
      Schema schema = next.schema();
      next.freeze(mined.equals(schema.analysis().mined()) ? schema : schemas.with(mined));
      frozen = true;
    }
    return next.documents();
  }

  @Override
  public Analysis analysis() {
    return next.schema().analysis();
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
