package io.zhiyin.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** All of {@code index-config/}. */
public record IndexConfig(
    AnalysisConfig analysis, FieldsConfig fields, RankingConfig ranking, EventsConfig events) {
  /** Raised whenever the same settings are to be read as another index than before. */
  private static final int FORMAT = 1;

  /**
   * SHA-256, in hex, of what an index is built with: how texts become terms, which fields carry
   * which chain, and how content vectors are made.
   *
   * <p>Comments and order in the files do not matter, nor do synonyms, boosts, shares, ranking and
   * events: with another value of those an index answers rightly without being rebuilt.
   */
  public String fingerprint() {
    AnalysisConfig.Limits limits = analysis.limits();
    String canonical =
        String.join(
            "\n",
            "format " + FORMAT,
            "simplified " + analysis.traditionalToSimplified(),
            "stemming " + analysis.englishStemming(),
            "stop words " + analysis.lists().stop().words(),
            "content stop words " + analysis.lists().contentStop().words(),
            "lexicon " + analysis.lists().lexicon().words(),
            "shop lexicon " + analysis.lists().shopLexicon().words(),
            "mined from " + analysis.lists().minedFrom(),
            "models " + analysis.rewriting().models(),
            "units " + analysis.rewriting().units().groups(),
            "limits " + limits.characters() + " " + limits.token(),
            "chains " + fieldsOfChains(),
            "content "
                + fields.content().terms()
                + " "
                + fields.content().mass()
                + " "
                + fields.content().sources());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Map<String, Object> fieldsOfChains() {
    Map<String, Object> all = new TreeMap<>();
    fields.chains().forEach((name, chain) -> all.put(name, chain.boosts().keySet()));
    return all;
  }
}
