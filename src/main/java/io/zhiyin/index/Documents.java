package io.zhiyin.index;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.signals.PairKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One generation's documents: asked and written. Any number of threads may ask; one at a time
 * writes.
 */
public interface Documents {
  /** Answers from what was visible at the last {@link #refresh}. */
  Page find(Question question);

  /** The product's JSON as indexed; empty when it is not (yet, or any more) visible. */
  Optional<String> product(String id);

  /** The content vector of a visible product. */
  Optional<ContentVector> vector(String id);

  /** The content vector that a product would have, without indexing it. */
  ContentVector vector(Product product);

  /**
   * Takes changes over; they are visible after the next {@link #refresh} and durable after the next
   * {@link #commit}. A later change of one id in the list wins; a fold changes the signals of an
   * earlier put, and nothing of a delete.
   *
   * @param applied the sequence number up to which the catalogue's changes are then held
   */
  void apply(List<Change> changes, long applied);

  /** The sequence number up to which the catalogue's changes are taken over, visible or not. */
  long applied();

  void refresh();

  void commit();

  /** Products visible. */
  long count();

  /**
   * What the visible products call so that may be sold at a time: brands, categories and attribute
   * values, for each phrase in the order given; at most {@value Name#MOST} a phrase.
   *
   * @param phrases levelled
   */
  List<List<Name>> names(List<String> phrases, Instant now);

  /** Changes whenever questions may be answered otherwise than before. */
  long version();

  /**
   * Every word of a title among the visible products that may be sold at a time, in the form that
   * words are compared in, with the number of products, a call a word.
   */
  void titleWords(Instant now, WordVisitor visitor);

  /** Whether a visible product says from or until when it may be sold, so that answers change. */
  boolean scheduled();

  /** Told each word. */
  interface WordVisitor {
    void visit(String word, long products);
  }

  /** Every folded strength as visible now: seed id → (neighbour's id → strength), a call a seed. */
  void strengths(PairKind kind, StrengthVisitor visitor);

  /** Told the strengths of one seed. */
  interface StrengthVisitor {
    void visit(String seed, Map<String, Float> strengths);
  }
}
