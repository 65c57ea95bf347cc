package io.zhiyin.index.lucene.query;

import io.zhiyin.index.Candidate;
import io.zhiyin.index.Candidate.PartValue;
import io.zhiyin.index.ContentVector;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.lucene.document.Fields;
import io.zhiyin.index.lucene.document.VectorBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;

/**
 * Takes the found products' scores apart: one small pass a part over the page's documents, in
 * document order.
 */
public final class PartValues {
  private static final Set<String> SOURCE = Set.of(Fields.SOURCE);

  List<Candidate> of(
      IndexSearcher searcher, ScoreDoc[] page, List<ScoredPart> parts, boolean explain)
      throws IOException {
    Probe probe = new Probe(searcher, page);
    List<List<PartValue>> values = new ArrayList<>();
    for (int i = 0; i < page.length; i++) {
      values.add(new ArrayList<>());
    }
    for (ScoredPart part : parts) {
      value(probe, part, explain, values);
    }
    return candidates(searcher, page, probe, values);
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
      ContentVector its = vector(probe.leaf(i), probe.inLeaf(i));
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

  public static ContentVector vector(LeafReaderContext leaf, int doc) throws IOException {
    BinaryDocValues vectors = leaf.reader().getBinaryDocValues(Fields.VECTOR);
    return vectors != null && vectors.advanceExact(doc)
        ? VectorBytes.read(vectors.binaryValue())
        : new ContentVector(Map.of());
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
      IndexSearcher searcher, ScoreDoc[] page, Probe probe, List<List<PartValue>> values)
      throws IOException {
    Candidate[] candidates = new Candidate[page.length];
    StoredFields stored = searcher.storedFields();
    for (int i : probe.ascending()) {
      double score = values.get(i).stream().mapToDouble(PartValue::contribution).sum();
      String source = stored.document(page[i].doc, SOURCE).get(Fields.SOURCE);
      candidates[i] =
          new Candidate(
              id(probe.leaf(i), probe.inLeaf(i)),
              score,
              values.get(i),
              source,
              Candidate.Marks.NONE);
    }
    return List.of(candidates);
  }

  static String id(LeafReaderContext leaf, int doc) throws IOException {
    SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
    if (ids == null || !ids.advanceExact(doc)) {
      throw new IllegalStateException("document " + doc + " has no id");
    }
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }
}
