package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.language.Analysis;
import io.zhiyin.signals.PairKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words and hybrid similar items, question by question in turn, from our service and from a real
 * OpenSearch with smartcn: the same products, the same co-view strengths, the same heap, both over
 * HTTP with the products in the answer; raw Lucene beside them, in this process.
 *
 * <p>OpenSearch is asked as its users ask it: words by a {@code multi_match} over the fields that
 * we search, similar items by {@code more_like_this} of 25 terms and a {@code rank_feature} of the
 * co-view strength. Then both answer all questions again, from one and from {@value #CLIENTS}
 * clients at once, for the questions a second. Arguments: products (default 100000), questions
 * (default 3000), a file of queries for the words ({@link QueryFile}; default {@code -}: made-up
 * ones), a folder for data (default a temporary one, deleted at the end).
 */
public final class RivalBench {
  private static final int BATCH = 1_000;

  /** Questions that warm up, for each that counts: services run for days. */
  private static final int WARM = 3;

  private static final int CLIENTS = 4;

  private static final String TEMPLATE =
      """
      {"index_patterns":["products"],"template":{
        "settings":{"number_of_shards":1,"number_of_replicas":0,"refresh_interval":"-1"},
        "mappings":{"dynamic":false,"properties":{
          "title":{"type":"text","analyzer":"smartcn"},
          "description":{"type":"text","analyzer":"smartcn"},
          "brand":{"type":"text","analyzer":"smartcn"},
          "category":{"type":"text","analyzer":"smartcn"},
          "co_view":{"type":"rank_features"}}}}}
      """;

  private final BenchShop shop;
  private final int questions;
  private final List<String> queries;
  private final PrintStream out;

  RivalBench(BenchShop shop, int questions, List<String> queries, PrintStream out) {
    this.shop = shop;
    this.questions = questions;
    this.queries = queries;
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    int products = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int questions = args.length > 1 ? Integer.parseInt(args[1]) : 3_000;
    BenchShop shop = new BenchShop(products, ServingBench.SEED);
    List<String> queries = QueryFile.read(args.length > 2 ? args[2] : "-", shop);
    Path folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("zhiyin-rival");
    new RivalBench(shop, questions, queries, System.out).run(folder);
  }

  /** Leaves nothing behind in the folder. */
  void run(Path folder) throws Exception {
    Path data = folder.resolve("service");
    try {
      Loaded loaded = load(data);
      try (Service ours = Service.start(data);
          OpenSearch theirs = OpenSearch.start(folder.resolve("opensearch"));
          RawIndex raw =
              RawIndex.live(
                  data, loaded.analysis(), ConfigDirectory.read(ServingBench.CONFIG).fields())) {
        feed(theirs, loaded.together());
        contests(ours, theirs, raw, loaded.vectors());
      }
    } finally {
      ServingBench.delete(folder);
    }
  }

  /**
   * What our engine knows.
   *
   * @param together product id → seed → strength
   * @param vectors by question
   */
  private record Loaded(
      Analysis analysis, Map<String, Map<String, Float>> together, List<ContentVector> vectors) {}

  private Loaded load(Path data) throws Exception {
    try (Engine engine = ServingBench.open(data)) {
      Loading loading = new Loading(shop, out);
      loading.events(engine);
      loading.products(engine);
      loading.reindex(engine);
      Map<String, Map<String, Float>> together = new HashMap<>();
      ProductIndex index = engine.answering().index();
      index.strengths(
          PairKind.CO_VIEW,
          (seed, strengths) ->
              strengths.forEach((item, strength) ->
                  together.computeIfAbsent(item, _ -> new HashMap<>()).put(seed, strength)));
      List<ContentVector> vectors =
          IntStream.range(0, questions + WARM * questions)
              .mapToObj(i -> index.vector(seed(i)).orElseThrow())
              .toList();
      return new Loaded(engine.answering().analysis().get(), together, vectors);
    }
  }

  private void feed(OpenSearch theirs, Map<String, Map<String, Float>> together) throws Exception {
    long startedAt = System.nanoTime();
    theirs.post("/_index_template/products", TEMPLATE);
    for (int from = 0; from < shop.size(); from += BATCH) {
      StringBuilder bulk = new StringBuilder();
      for (int i = from; i < Math.min(shop.size(), from + BATCH); i++) {
        bulk.append("{\"index\":{\"_id\":\"").append(shop.id(i)).append("\"}}\n");
        bulk.append(withStrengths(shop.product(i), together.getOrDefault(shop.id(i), Map.of())));
      }
      String answer = theirs.post("/products/_bulk", bulk.toString());
      if (!answer.contains("\"errors\":false")) {
        throw new IOException(answer.substring(0, Math.min(1_000, answer.length())));
      }
    }
    theirs.post("/products/_refresh", "");
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    out.printf(
        Locale.ROOT, "OpenSearch, bulk load: %,.0f products a second%n", shop.size() / seconds);
  }

  private static String withStrengths(String product, Map<String, Float> strengths) {
    String features =
        strengths.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
            .collect(Collectors.joining(",", ",\"co_view\":{", "}}"));
    return product.substring(0, product.length() - 1) + features + "\n";
  }

  private void contests(Service ours, OpenSearch theirs, RawIndex raw, List<ContentVector> vectors)
      throws Exception {
    run(
        new Contest("words")
            .with("raw Lucene", i -> raw.search(raw.words(query(i))))
            .with(
                "Zhiyin",
                i -> ours.get("/v1/search?size=10&personalize=off&q=" + Service.encoded(query(i))))
            .with("OpenSearch", i -> theirs.post("/products/_search", words(query(i)))));
    run(
        new Contest("hybrid similar")
            .with("raw Lucene", i -> raw.search(raw.hybrid(vectors.get(i), seed(i))))
            .with("Zhiyin", i -> ours.get("/v1/products/" + seed(i) + "/similar?limit=10"))
            .with("OpenSearch", i -> theirs.post("/products/_search", similar(seed(i)))));
  }

  private void run(Contest contest) throws Exception {
    contest.run(questions, WARM * questions);
    contest.print(out);
    double ratio = contest.percentile("OpenSearch", 0.5) / contest.percentile("Zhiyin", 0.5);
    out.printf(Locale.ROOT, "%-44s %10.2f%n", "OpenSearch / Zhiyin, p50", ratio);
    for (int clients : new int[] {1, CLIENTS}) {
      double ours = contest.rate("Zhiyin", questions, clients);
      double theirs = contest.rate("OpenSearch", questions, clients);
      out.printf(
          Locale.ROOT,
          "questions a second, %d at once: Zhiyin %,.0f, OpenSearch %,.0f, ratio %.2f%n",
          clients,
          ours,
          theirs,
          ours / theirs);
    }
  }

  private String query(int i) {
    return queries.get(i % queries.size());
  }

  private String seed(int i) {
    return shop.id((int) (i * 7_919L % shop.size()));
  }

  private static String words(String text) {
    return """
    {"size":10,"_source":{"excludes":["co_view"]},"query":{"multi_match":{"query":"%s",
      "fields":["title^3","brand^2","category^1.5","description"]}}}\
    """
        .formatted(text.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String similar(String id) {
    return """
    {"size":10,"_source":{"excludes":["co_view"]},"query":{"bool":{"should":[
      {"more_like_this":{"fields":["title","description"],"like":[{"_index":"products","_id":"%s"}],
        "max_query_terms":25,"min_term_freq":1}},
      {"rank_feature":{"field":"co_view.%s","linear":{}}}]}}}\
    """
        .formatted(id, id);
  }
}
