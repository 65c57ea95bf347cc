package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.lucene.value.FreshnessQuery;
import io.zhiyin.index.lucene.value.PopularityQuery;
import io.zhiyin.index.lucene.value.ValuesQuery;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** The one place where retrievals become Lucene queries. */
final class Translator {
  private final Schema schema;
  private final FilterTranslator filters;

  Translator(Schema schema) {
    this.schema = schema;
    this.filters = new FilterTranslator(schema::level);
  }

  List<ScoredPart> translate(List<Part> parts, IndexSearcher searcher) throws IOException {
    boolean words = parts.stream().anyMatch(part -> part.what() instanceof Retrieval.Words);
    List<ScoredPart> translated = new ArrayList<>();
    for (Part part : parts) {
      translated.add(
          words && part.role() == Role.LIFT
              ? besideWords(part, searcher)
              : translate(part, searcher));
    }
    return translated;
  }

  /** What only values the documents that words bring looks at those. */
  private ScoredPart besideWords(Part part, IndexSearcher searcher) throws IOException {
    return switch (part.what()) {
      case Retrieval.Popular(double pivot) -> new ScoredPart(part, new PopularityQuery(pivot));
      case Retrieval.Passing(Filter filter) -> new ScoredPart(part, filters.valued(filter));
      default -> translate(part, searcher);
    };
  }

  private ScoredPart translate(Part part, IndexSearcher searcher) throws IOException {
    return switch (part.what()) {
      case Retrieval.Words(String text) -> {
        WordsQuery.Asked asked = new WordsQuery(searcher).build(schema, text);
        yield new ScoredPart(part, asked.score(), asked.enough());
      }
      case Retrieval.Content(ContentVector vector) ->
          new ScoredPart(part, features(Fields.CONTENT, vector.weights()));
      case Retrieval.Together together -> new ScoredPart(part, together(together));
      case Retrieval.Learned(var seeds) -> new ScoredPart(part, features(Fields.LEARNED, seeds));
      case Retrieval.Popular(double pivot) ->
          new ScoredPart(
              part,
              FeatureField.newSaturationQuery(Fields.SIGNAL, Fields.POPULARITY, 1, (float) pivot));
      case Retrieval.Fresh fresh -> new ScoredPart(part, new FreshnessQuery(fresh));
      case Retrieval.Given(var values) -> new ScoredPart(part, new ValuesQuery(values));
      case Retrieval.Passing(Filter filter) ->
          new ScoredPart(part, new ConstantScoreQuery(filters.translate(filter)));
      case Retrieval.Own(Set<String> words) ->
          new ScoredPart(
              part,
              new ConstantScoreQuery(
                  FilterTranslator.not(FilterTranslator.terms(Fields.FITS, List.copyOf(words)))));
      case Retrieval.Everything() ->
          new ScoredPart(
              part, new BoostQuery(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), 0));
    };
  }

  /**
   * The folded strengths, but for products with a fresh value, which comes instead. Lucene's
   * feature queries score weight · value.
   */
  private static Query together(Retrieval.Together together) {
    Query folded = features(together.kind().field(), together.seeds());
    if (together.fresh().isEmpty()) {
      return folded;
    }
    Query elsewhere =
        new BooleanQuery.Builder()
            .add(folded, Occur.MUST)
            .add(
                FilterTranslator.terms(Fields.ID, List.copyOf(together.fresh().keySet())),
                Occur.MUST_NOT)
            .build();
    return new BooleanQuery.Builder()
        .add(elsewhere, Occur.SHOULD)
        .add(new ValuesQuery(together.fresh()), Occur.SHOULD)
        .build();
  }

  private static Query features(String field, Map<String, Double> weights) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    weights.forEach((term, weight) ->
        query.add(FeatureField.newLinearQuery(field, term, weight.floatValue()), Occur.SHOULD));
    return weights.isEmpty() ? new MatchNoDocsQuery("no terms") : query.build();
  }
}
