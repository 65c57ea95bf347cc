package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.document.DocumentBytes;
import io.zhiyin.index.lucene.query.count.Probe;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Retrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;

/**
 * Takes the found products' scores apart: one small pass a part over the page's documents, in
 * document order.
 */
public final class PartValues {
  List<Candidate> of(
      IndexSearcher searcher, FieldDoc[] page, List<ScoredPart> parts, boolean explain)
      throws IOException {
    Probe probe = new Probe(searcher, page);
    List<List<PartValue>> values = new ArrayList<>();
    for (int i = 0; i < page.length; i++) {
      values.add(new ArrayList<>());
    }
    for (ScoredPart part : parts) {
      value(probe, part, explain, values);
    }
    return candidates(page, probe, values);
  }

  /** Rounding is kept from passing 1. */
  private static void value(
      Probe probe, ScoredPart part, boolean explain, List<List<PartValue>> values)
      throws IOException {
    if (part.part().what() instanceof Retrieval.Content(ContentVector asked)) {
      content(probe, part.part(), asked, values);
      return;
    }
    boolean words = explain && part.part().what() instanceof Retrieval.Words;
    float[] scores = probe.scores(part.query());
    for (int i : probe.ascending()) {
      if (scores[i] > 0) {
        List<String> matched = words ? words(probe.leaf(i), probe.inLeaf(i), part) : List.of();
        values.get(i).add(valued(part.part(), scores[i], matched));
      }
    }
  }

  private static PartValue valued(Retrieval.Part part, double value, List<String> matched) {
    return new PartValue(part.name(), Math.min(1, value), part.weight(), matched);
  }

  /** By the products' own vectors, which hold what the postings hold. */
  private static void content(
      Probe probe, Retrieval.Part part, ContentVector asked, List<List<PartValue>> values)
      throws IOException {
    for (int i : probe.ascending()) {
      ContentVector its = DocumentBytes.vector(probe.leaf(i).reader(), probe.inLeaf(i));
      Map<String, Double> shared = new HashMap<>();
      double cosine = 0;
      for (Map.Entry<String, Double> term : its.weights().entrySet()) {
        Double weight = asked.weights().get(term.getKey());
        if (weight != null) {
          shared.put(term.getKey(), weight * term.getValue());
          cosine += weight * term.getValue();
        }
      }
      if (!shared.isEmpty()) {
        values.get(i).add(valued(part, cosine, heaviest(shared)));
      }
    }
  }

  /** Ties by term. */
  private static List<String> heaviest(Map<String, Double> terms) {
    return terms.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> words(LeafReaderContext leaf, int doc, ScoredPart part)
      throws IOException {
    Set<Term> terms = new HashSet<>();
    part.query().visit(QueryVisitor.termCollector(terms));
    List<String> matched = new ArrayList<>();
    for (Term term : terms) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings != null && postings.advance(doc) == doc) {
        matched.add(term.field() + ":" + term.text());
      }
    }
    matched.sort(Comparator.naturalOrder());
    return matched;
  }

  private static List<Candidate> candidates(
      FieldDoc[] page, Probe probe, List<List<PartValue>> values) throws IOException {
    Candidate[] candidates = new Candidate[page.length];
    for (int i : probe.ascending()) {
      double score = values.get(i).stream().mapToDouble(PartValue::contribution).sum();
      String source = DocumentBytes.source(probe.leaf(i).reader(), probe.inLeaf(i));
      candidates[i] =
          new Candidate(Orders.id(page[i]), score, values.get(i), source, Candidate.Marks.NONE);
    }
    return List.of(candidates);
  }
}
