package io.zhiyin.index;

import io.zhiyin.signals.ItemSignals;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * A generation that takes the live one's documents over as they are, cuts texts otherwise, and
 * writes only those documents anew whose terms that changes.
 *
 * <p>It begins as a copy of what the live generation has committed, sharing its files. First {@link
 * #rewrite} brings the documents into step with the new way of cutting (or {@link #keep} finds them
 * so), then {@link #documents} takes over what was written since. Live questions and writes go on
 * meanwhile, cut as before.
 */
public interface Revision extends Draft {
  /**
   * Cuts the texts of every document anew and writes those anew whose terms differ, to be called
   * once.
   *
   * @param signals what the written documents carry, by product
   * @param samples changes told in full at most
   * @param looked told how many documents more were looked at; what it throws ends the work
   */
  Rewritten rewrite(Function<String, ItemSignals> signals, int samples, LongConsumer looked);

  /**
   * Takes the place of {@link #rewrite} where only queries are cut otherwise, by other synonyms or
   * misspellings: no text is cut.
   *
   * @throws IllegalStateException when texts are cut otherwise, too
   */
  Rewritten keep();

  /**
   * What came of it.
   *
   * @param looked documents there are
   * @param changed those of them that were written anew
   * @param samples the first of those by id
   */
  record Rewritten(long looked, long changed, List<Sample> samples) {
    public Rewritten {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A product whose terms have changed.
   *
   * @param product its JSON
   * @param fields index field, such as {@code title.lexicon} → its terms then and now; only those
   *     that differ, by name
   */
  record Sample(String id, String product, SortedMap<String, Cut> fields) {
    public Sample {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /** A field's distinct terms, in the order of the text; those of {@code content} by name. */
  record Cut(List<String> before, List<String> after) {
    public Cut {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }
}
