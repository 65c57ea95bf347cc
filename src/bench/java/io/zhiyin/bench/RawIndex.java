package io.zhiyin.bench;

import io.zhiyin.config.FieldsConfig;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.language.Analysis;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * The engine's own index, searched by nothing but Lucene's {@code IndexSearcher.search(query, 10)}:
 * no filter, no product fetched, no tie-break, no parts.
 */
final class RawIndex implements Closeable {
  private static final int TERMS = 25;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Analysis analysis;
  private final FieldsConfig fields;

  private RawIndex(Path lucene, Analysis analysis, FieldsConfig fields) throws IOException {
    this.reader = DirectoryReader.open(FSDirectory.open(lucene));
    this.searcher = new IndexSearcher(reader);
    this.analysis = analysis;
    this.fields = fields;
  }

  /** The live generation of a data directory. */
  static RawIndex live(Path data, Analysis analysis, FieldsConfig fields) throws IOException {
    int live = Integer.parseInt(Files.readString(data.resolve("index/live")).strip());
    return new RawIndex(
        data.resolve(String.format(Locale.ROOT, "index/gen-%06d/lucene", live)), analysis, fields);
  }

  int segments() {
    return reader.leaves().size();
  }

  void search(Query query) throws IOException {
    searcher.search(query, 10);
  }

  /** Content terms and one co-view term. */
  Query hybrid(ContentVector vector, String seed) {
    return new BooleanQuery.Builder()
        .add(content(vector), Occur.SHOULD)
        .add(FeatureField.newLinearQuery("co_view", seed, 0.5f), Occur.SHOULD)
        .build();
  }

  Query content(ContentVector vector) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    vector
        .weights()
        .forEach((term, weight) ->
            query.add(
                FeatureField.newLinearQuery("content", term, weight.floatValue()), Occur.SHOULD));
    return query.build();
  }

  /** A text's terms in every chain and field that the configuration searches, the best field's. */
  Query words(String text) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    fields
        .chains()
        .forEach((name, chain) -> {
          for (String term : analysis.terms(name, text)) {
            List<Query> places = new ArrayList<>();
            chain
                .boosts()
                .forEach((field, boost) ->
                    places.add(
                        new BoostQuery(
                            new TermQuery(new Term(field + "." + name, term)),
                            boost.floatValue())));
            query.add(new DisjunctionMaxQuery(places, 0.1f), Occur.SHOULD);
          }
        });
    return query.build();
  }

  /** Lucene's own more-like-this, {@value #TERMS} terms of title and description in words. */
  Query moreLikeThis(String title, String description) throws IOException {
    MoreLikeThis like = new MoreLikeThis(reader);
    like.setAnalyzer(chains(analysis));
    like.setFieldNames(new String[] {"title.words", "title.characters", "description.lexicon"});
    like.setMaxQueryTerms(TERMS);
    like.setMinTermFreq(1);
    return like.like(
        Map.of(
            "title.words", List.of(title),
            "title.characters", List.of(title),
            "description.lexicon", List.of(description)));
  }

  /** Each field's own chain, which is named behind its dot. */
  static Analyzer chains(Analysis analysis) {
    return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return analysis.chain(field.substring(field.indexOf('.') + 1));
      }
    };
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
