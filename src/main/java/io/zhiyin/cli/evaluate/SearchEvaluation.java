package io.zhiyin.cli.evaluate;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.catalog.Product;
import io.zhiyin.cli.evaluate.shared.Columns;
import io.zhiyin.cli.evaluate.shared.CutoffOption;
import io.zhiyin.cli.evaluate.shared.JudgedFiles;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.evaluate.shared.WorstQuestions;
import io.zhiyin.eval.files.Together;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.search.Asked;
import io.zhiyin.eval.search.Judgements;
import io.zhiyin.eval.search.PlainIndex;
import io.zhiyin.eval.search.RankingEvaluation;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.rank.Language;
import io.zhiyin.search.Search;
import io.zhiyin.search.SearchQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code evaluate search}: the engine that serves, beside BM25 over titles. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Search quality against judgements.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class SearchEvaluation implements Callable<Integer> {
  private static final String ENGINE = "zhiyin";

  /** A search looks no deeper. */
  private static final int DEEPEST = Question.WINDOW;

  @Mixin private JudgedFiles files = new JudgedFiles();

  @Mixin private CutoffOption depth = new CutoffOption();

  @Option(names = "--queries", required = true, paramLabel = "FILE", description = "query_id query")
  private Path queries = Path.of("");

  @Option(
      names = "--qrels",
      required = true,
      paramLabel = "FILE",
      description = "query_id doc_id relevance; 0: judged not relevant; without a third column: 1.")
  private Path qrels = Path.of("");

  @Option(
      names = "--half",
      converter = Halves.class,
      paramLabel = "HALF",
      description = "all, tune (CRC-32 of the query's id is even) or held (default: all).")
  private Asked.Half half = Asked.Half.ALL;

  @Option(
      names = "--ablate",
      description =
          "Leave out one chain, field, list of words or step each, and tell what that does to"
              + " quality on either half, the index's size and processor time.")
  private boolean ablate;

  /** Halves by their names in small letters. */
  static final class Halves implements ITypeConverter<Asked.Half> {
    @Override
    public Asked.Half convert(String value) {
      for (Asked.Half half : Asked.Half.values()) {
        if (half.name().toLowerCase(Locale.ROOT).equals(value)) {
          return half;
        }
      }
      throw new TypeConversionException("must be all, tune or held, got " + value);
    }
  }

  @Override
  public Integer call() {
    List<Integer> cutoffs = depth.cutoffs(List.of(10, 100), DEEPEST);
    if (ablate) {
      return new AblationTable(files, queries, qrels, cutoffs, SearchEvaluation::rank).call();
    }
    List<String> after = new ArrayList<>();
    List<Metric> columns = Columns.of(cutoffs);
    int code = Outcome.print(watch -> measure(cutoffs, after), files.form("Search"), columns);
    if (!files.json()) {
      after.forEach(System.out::println);
    }
    return code;
  }

  private Results measure(List<Integer> cutoffs, List<String> after) throws IOException {
    List<Product> products = files.read(List.of(queries, qrels));
    Together together = new Together();
    Optional<List<Asked>> all = together.read(() -> Asked.read(queries));
    Optional<Judgements> judgements = together.read(() -> Judgements.read(qrels));
    together.check();
    List<Asked> asked = all.orElseThrow().stream().filter(half::holds).toList();
    RankingEvaluation evaluation = new RankingEvaluation(asked, judgements.orElseThrow(), cutoffs);
    PlainIndex plain = new PlainIndex(products);
    Result floor = evaluation.measure("bm25", Map.of(), (a, k) -> plain.bm25(a.text(), k));
    try (ScratchEngine scratch = ScratchEngine.open(files.configDir(), products)) {
      Search search = scratch.engine().answering().search().uncorrected();
      asked.forEach(a -> rank(search, a, 10)); // warm, so that the times are a service's
      Result own = evaluation.measure(ENGINE, Map.of(), (a, k) -> rank(search, a, k));
      after.addAll(files.tell(new WorstQuestions(evaluation, ENGINE, products)));
      Map<String, Object> protocol = new LinkedHashMap<>();
      protocol.put("products", products.size());
      protocol.put("products_left_out", files.rejected());
      protocol.put("half", half.name().toLowerCase(Locale.ROOT));
      return evaluation.results(List.of(own, floor), protocol);
    }
  }

  private static List<String> rank(Search search, Asked asked, int limit) {
    SearchQuestion question =
        new SearchQuestion(
            new SearchQuestion.Words(asked.text(), false, true),
            Filter.all(),
            Order.RELEVANCE,
            new SearchQuestion.Window(0, limit, Cursor.START, Optional.of(false)),
            SearchQuestion.Who.NOBODY,
            new SearchQuestion.Wanted(List.of(), 1, false, false, Language.ZH),
            Duration.ZERO);
    return search.answer(question).hits().stream().map(hit -> hit.ranked().id()).toList();
  }
}
