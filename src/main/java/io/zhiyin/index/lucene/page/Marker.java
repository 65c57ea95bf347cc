package io.zhiyin.index.lucene.page;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;

/**
 * Marks where the terms that a question looked for stand in a product's title and description.
 *
 * <p>The texts are cut again by the chains of the fields that were searched, and the characters of
 * every term that was looked for are marked: so what is marked is what matched, whichever chain
 * found it, and synonyms or pinyin mark the characters they stand for. Cost: the analysis of a
 * page's titles and of the first {@value #LOOKED_AT} characters of its descriptions.
 */
public final class Marker {
  private static final int LOOKED_AT = 1_000;

  private final Schema schema;

  public Marker(Schema schema) {
    this.schema = schema;
  }

  /**
   * Where the words stand in a product.
   *
   * @param terms what the question looked for
   * @return field → its pieces, see {@link io.zhiyin.index.question.Candidate.Marks}
   */
  public Map<String, List<String>> mark(Product product, Set<Term> terms) throws IOException {
    Map<String, List<String>> fragments = new LinkedHashMap<>();
    Spans title = spans("title", product.title(), terms);
    if (!title.isEmpty()) {
      fragments.put("title", List.of(title.whole()));
    }
    String description = head(product.description());
    Spans described = spans("description", description, terms);
    if (!described.isEmpty()) {
      fragments.put("description", described.fragments());
    }
    return fragments;
  }

  private static String head(String text) {
    return text.length() <= LOOKED_AT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LOOKED_AT)));
  }

  private Spans spans(String productField, String text, Set<Term> terms) throws IOException {
    List<Spans.Span> spans = new ArrayList<>();
    for (Schema.TextChain chain : schema.chains()) {
      String field = chain.field(productField);
      Set<String> wanted = texts(field, terms);
      if (!text.isEmpty() && !wanted.isEmpty()) {
        find(chain, field, text, wanted, spans);
      }
    }
    return new Spans(text, spans);
  }

  static Set<String> texts(String field, Collection<Term> terms) {
    Set<String> texts = new HashSet<>();
    for (Term term : terms) {
      if (term.field().equals(field)) {
        texts.add(term.text());
      }
    }
    return texts;
  }

  private static void find(
      Schema.TextChain chain, String field, String text, Set<String> wanted, List<Spans.Span> spans)
      throws IOException {
    try (TokenStream stream = chain.analyzer().tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (wanted.contains(term.toString())) {
          spans.add(new Spans.Span(offset.startOffset(), offset.endOffset()));
        }
      }
      stream.end();
    }
  }
}
