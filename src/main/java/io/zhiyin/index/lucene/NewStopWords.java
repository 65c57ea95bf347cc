package io.zhiyin.index.lucene;

import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lets idf know words that were stop words when it learned: as terms that it never saw they would
 * count as the rarest of all, and everything that holds one would be alike.
 */
final class NewStopWords {
  private NewStopWords() {}

  /** Counts them over all documents, where there are any that idf does not know. */
  static void learn(LuceneGeneration next, Schema before, LongConsumer looked) {
    Schema.Content content = next.schema().content();
    Set<String> unknown = new TreeSet<>();
    for (String word : before.content().stopWords()) {
      if (!content.stopWords().contains(word)) {
        terms(content, word).stream().filter(term -> !next.idf().knows(term)).forEach(unknown::add);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    ContentTerms cut = new ContentTerms(content, next.idf());
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    long all =
        DocumentWalk.over(
            next.documents(),
            held ->
                cut.frequencies(held.product()).keySet().stream()
                    .filter(unknown::contains)
                    .forEach(term -> counts.merge(term, 1, Integer::sum)),
            _ -> looked.accept(0));
    next.idf().add(counts, all);
  }

  private static Set<String> terms(Schema.Content content, String word) {
    Set<String> terms = new TreeSet<>();
    try (TokenStream stream = content.analyzer().tokenStream(Fields.CONTENT, word)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}
