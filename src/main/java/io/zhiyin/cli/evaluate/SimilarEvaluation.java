package io.zhiyin.cli.evaluate;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.catalog.Product;
import io.zhiyin.cli.evaluate.shared.Columns;
import io.zhiyin.cli.evaluate.shared.CutoffOption;
import io.zhiyin.cli.evaluate.shared.JudgedFiles;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.evaluate.shared.WorstPairs;
import io.zhiyin.cli.evaluate.shared.WorstQuestions;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.search.Asked;
import io.zhiyin.eval.search.Judgements;
import io.zhiyin.eval.search.PairEvaluation;
import io.zhiyin.eval.search.PlainIndex;
import io.zhiyin.eval.search.RankingEvaluation;
import io.zhiyin.eval.search.TogetherFloors;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Language;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.SimilarItems;
import io.zhiyin.recommend.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code evaluate similar}: the engine's similar products, beside BM25 and cosine of titles and,
 * where events are given, popularity and plain counts and cosine of shared shoppers.
 */
@Command(
    name = "similar",
    mixinStandardHelpOptions = true,
    description = "Quality of similar products, against pairs or judgements.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class SimilarEvaluation implements Callable<Integer> {
  private static final String CONTENT = "content";

  /** A shelf holds no more. */
  private static final int DEEPEST = 100;

  @Mixin private JudgedFiles files = new JudgedFiles();

  @Mixin private CutoffOption depth = new CutoffOption();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "What shoppers did, for strategies that use it.")
  private Optional<Path> events = Optional.empty();

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "How products are found (default: auto).")
  private String strategy = "auto";

  @Option(
      names = "--min-shoppers",
      paramLabel = "N",
      description =
          "Shoppers behind a pair before it counts, 1 to 100 (default: ${DEFAULT-VALUE}, as nobody is"
              + " shown anything; a shop's own min_shoppers shows what its k-anonymity costs).")
  private int minShoppers = 1;

  @ArgGroup(multiplicity = "1")
  private Truth truth = new Truth();

  @Spec private CommandSpec spec;

  /** One of both. */
  private static final class Truth {
    @Option(names = "--pairs", paramLabel = "FILE", description = "item1 item2 same (1 or 0)")
    private Optional<Path> pairs = Optional.empty();

    @Option(
        names = "--qrels",
        paramLabel = "FILE",
        description = "query_id doc_id relevance, both ids of products")
    private Optional<Path> qrels = Optional.empty();
  }

  @Override
  public Integer call() {
    Strategy known =
        Strategy.parse(strategy)
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(),
                    "--strategy must be one of " + Strategy.LABELS + ", got " + strategy));
    if (minShoppers < 1 || minShoppers > 100) {
      throw new ParameterException(
          spec.commandLine(), "--min-shoppers must be from 1 to 100, got " + minShoppers);
    }
    if (truth.pairs.isEmpty() && truth.qrels.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give --pairs or --qrels");
    }
    List<Metric> columns = new ArrayList<>(Columns.of(cutoffs()));
    List<String> after = new ArrayList<>();
    int code =
        Outcome.print(
            watch -> measure(known, columns, after), files.form("Similar products"), columns);
    if (!files.json()) {
      after.forEach(System.out::println);
    }
    return code;
  }

  private List<Integer> cutoffs() {
    return depth.cutoffs(List.of(10, 100), DEEPEST);
  }

  private Results measure(Strategy known, List<Metric> columns, List<String> after)
      throws IOException {
    List<Path> others = new ArrayList<>();
    events.ifPresent(others::add);
    truth.pairs.ifPresent(others::add);
    truth.qrels.ifPresent(others::add);
    List<Product> products = files.read(others);
    PlainIndex plain = new PlainIndex(products);
    try (ScratchEngine scratch =
        ScratchEngine.open(files.configDir(), products, OptionalInt.of(minShoppers))) {
      TogetherFloors floors = new TogetherFloors();
      if (events.isPresent()) {
        scratch.learn(events.get(), floors);
      }
      Map<String, Object> protocol = new LinkedHashMap<>();
      protocol.put("products", products.size());
      protocol.put("products_left_out", files.rejected());
      return truth.pairs.isPresent()
          ? pairs(products, scratch, plain, columns, after).with(protocol)
          : rankings(products, known, scratch, new Floors(plain, floors), after).with(protocol);
    }
  }

  /** Results without their protocol. */
  @FunctionalInterface
  private interface Measured {
    Results with(Map<String, Object> protocol);
  }

  private Measured pairs(
      List<Product> products,
      ScratchEngine scratch,
      PlainIndex plain,
      List<Metric> columns,
      List<String> after)
      throws IOException {
    ProductIndex index = scratch.engine().answering().index();
    PairEvaluation evaluation =
        PairEvaluation.read(
            truth.pairs.orElseThrow(),
            (a, b) -> index.vector(a).isPresent() && index.vector(b).isPresent());
    columns.addFirst(new Metric(Metric.Kind.MAP, Math.max(1, evaluation.size())));
    List<Result> results =
        List.of(
            evaluation.measure(
                CONTENT, Map.of(), (a, b) -> vector(index, a).cosine(vector(index, b))),
            evaluation.measure("bm25", Map.of(), plain::bm25),
            evaluation.measure("title-cosine", Map.of(), plain::cosine));
    Map<String, String> titles = titles(products);
    WorstPairs worst = new WorstPairs(evaluation.worst(CONTENT), id -> titles.getOrDefault(id, id));
    files.writeTable(worst::table);
    after.addAll(worst.shown());
    return protocol -> evaluation.results(results, protocol);
  }

  private static ContentVector vector(ProductIndex index, String id) {
    return index.vector(id).orElseThrow();
  }

  /** What stands beside the engine: by titles, and by what shoppers did. */
  private record Floors(PlainIndex titles, TogetherFloors behaviour) {}

  private Measured rankings(
      List<Product> products,
      Strategy known,
      ScratchEngine scratch,
      Floors floors,
      List<String> after)
      throws IOException {
    Map<String, String> titles = titles(products);
    Judgements judgements = Judgements.read(truth.qrels.orElseThrow());
    Set<String> ids = judgements.byQuery().keySet();
    List<Asked> asked =
        ids.stream()
            .filter(titles::containsKey)
            .map(id -> new Asked(id, titles.getOrDefault(id, "")))
            .toList();
    RankingEvaluation evaluation =
        new RankingEvaluation(asked, judgements, cutoffs())
            .skipping("unknown product", ids.size() - asked.size());
    SimilarItems similar = scratch.engine().answering().similar();
    Map<String, RankingEvaluation.Ranker> rankers = new LinkedHashMap<>();
    rankers.put(known.label(), (a, k) -> shelf(similar, known, a, k));
    rankers.put("bm25", (a, k) -> others(a, floors.titles.bm25(a.text(), k + 1), k));
    rankers.put("title-cosine", (a, k) -> others(a, floors.titles.cosine(a.id(), k + 1), k));
    if (events.isPresent()) {
      rankers.put("popularity", (a, k) -> floors.behaviour.popular(a.id(), k));
      rankers.put("together-counts", (a, k) -> floors.behaviour.counts(a.id(), k));
      rankers.put("together-cosine", (a, k) -> floors.behaviour.cosine(a.id(), k));
    }
    List<Result> results = new ArrayList<>();
    rankers.forEach((method, ranker) ->
        results.add(
            evaluation.measure(
                method, method.equals(known.label()) ? params() : Map.of(), ranker)));
    after.addAll(files.tell(new WorstQuestions(evaluation, known.label(), products)));
    return protocol -> evaluation.results(results, protocol);
  }

  private static Map<String, String> titles(List<Product> products) {
    Map<String, String> titles = new HashMap<>();
    products.forEach(product -> titles.put(product.id(), product.title()));
    return titles;
  }

  private Map<String, Object> params() {
    return events.isPresent() ? Map.of("min_shoppers", minShoppers) : Map.of();
  }

  private static List<String> shelf(SimilarItems similar, Strategy known, Asked asked, int limit) {
    ShelfOptions options =
        new ShelfOptions(known, Filter.all(), Set.of(), limit, false, Language.ZH);
    return similar.of(List.of(asked.id()), options).items().stream().map(Ranked::id).toList();
  }

  private static List<String> others(Asked asked, List<String> ranking, int limit) {
    return ranking.stream().filter(id -> !id.equals(asked.id())).limit(limit).toList();
  }
}
