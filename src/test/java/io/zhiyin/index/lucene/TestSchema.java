package io.zhiyin.index.lucene;

import io.zhiyin.config.FieldsConfig;
import io.zhiyin.index.Shipped;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.lucene.schema.Schema.TextChain;
import io.zhiyin.language.Analysis;
import java.util.List;

/** Makes schemas from {@code index-config} as the service does. */
final class TestSchema {
  private TestSchema() {}

  static Schema shipped(String edition) {
    return of(Shipped.ANALYSIS, edition);
  }

  static Schema of(Analysis analysis, String edition) {
    FieldsConfig fields = Shipped.CONFIG.fields();
    List<TextChain> chains =
        fields.chains().entrySet().stream()
            .map(chain ->
                new TextChain(
                    chain.getKey(),
                    analysis.chain(chain.getKey()),
                    text -> analysis.query(chain.getKey(), text),
                    chain.getValue().share(),
                    chain.getValue().boosts()))
            .toList();
    return new Schema(
        chains,
        new Schema.Saturation(fields.bm25().repetition(), fields.bm25().length()),
        new Schema.Content(
            analysis.chain(Analysis.CONTENT),
            fields.content().sources(),
            fields.content().terms(),
            fields.content().mass(),
            analysis.contentStopWords()),
        analysis,
        analysis.fingerprint() + " " + edition);
  }
}
