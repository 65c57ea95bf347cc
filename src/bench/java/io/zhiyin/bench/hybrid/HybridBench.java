package io.zhiyin.bench.hybrid;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.bench.hybrid.Questions.Question;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.files.ProductFiles;
import io.zhiyin.catalog.files.Rows;
import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Interval;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Language;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.Scenario;
import io.zhiyin.recommend.Shelf;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The engine's own answers by content, by purchases and by both ({@code content}, {@code co_buy},
 * {@code auto}), asked for products and for shoppers of whom little, some and much is known (thirds
 * of the questions): recall@20 and ndcg@20 against what came then.
 *
 * <p>Arguments: products, files of what came before (one after the other, with commas), one of what
 * came then, shoppers behind a pair, questions of each kind at most, and a folder of settings
 * (without one the shipped).
 */
final class HybridBench {
  private static final Metric RECALL = new Metric(Metric.Kind.RECALL, 20);
  private static final Metric NDCG = new Metric(Metric.Kind.NDCG, 20);
  private static final int PLACES = 20;
  private static final int PARTS = 3;
  private static final List<Strategy> STRATEGIES =
      List.of(Strategy.CONTENT, Strategy.CO_BUY, Strategy.AUTO);

  private final PrintStream out;

  HybridBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    Path[] before = Arrays.stream(args[1].split(",", -1)).map(Path::of).toArray(Path[]::new);
    Questions questions =
        new Questions(Past.read(before), Past.read(Path.of(args[2])), Integer.parseInt(args[4]));
    Path config = Path.of(args.length > 5 ? args[5] : "index-config");
    new HybridBench(System.out).run(config, Path.of(args[0]), questions, Integer.parseInt(args[3]));
  }

  void run(Path config, Path products, Questions questions, int minShoppers) throws IOException {
    Path events = Files.createTempFile("hybrid", ".tsv");
    questions.train().write(events);
    try (ScratchEngine scratch =
        ScratchEngine.open(config, read(products), OptionalInt.of(minShoppers))) {
      scratch.learn(events, _ -> {});
      Engine.Answering answering = scratch.engine().answering();
      Asking similar = (asked, options) -> answering.similar().of(List.of(asked), options);
      Asking shelf =
          (asked, options) ->
              answering
                  .recommendations()
                  .of(
                      new ShelfQuestion(
                          Scenario.HOME,
                          List.of(),
                          new ShelfQuestion.Who(new Shopper(asked, ""), "", true),
                          ShelfQuestion.Place.ANY,
                          OptionalDouble.of(0),
                          options));
      table("products, by shoppers who took them", questions.products(), similar);
      table("shoppers, by products they took", questions.shoppers(), shelf);
    } finally {
      Files.delete(events);
    }
  }

  /** How the engine is asked. */
  private interface Asking {
    Shelf ask(String asked, ShelfOptions options);
  }

  private static List<Product> read(Path file) throws IOException {
    List<Product> products = new ArrayList<>();
    ProductFiles.read(
        file,
        new Rows<>() {
          @Override
          public void row(long line, Product product) {
            products.add(product);
          }

          @Override
          public void rejected(long line, List<Problem> problems) {
            throw new IllegalArgumentException(line + ": " + problems);
          }
        });
    return products;
  }

  private void table(String title, List<Question> questions, Asking asking) {
    List<int[]> parts = parts(questions);
    out.printf(Locale.ROOT, "%n%s: %d questions%n| | all (95 %%) |", title, questions.size());
    for (int[] part : parts) {
      int from = questions.get(part[0]).known();
      int to = questions.get(part[part.length - 1]).known();
      out.printf(Locale.ROOT, " %d–%d |", from, to);
    }
    out.println();
    for (Strategy strategy : STRATEGIES) {
      Cases cases = asked(questions, asking, strategy);
      for (Metric metric : cases.metrics()) {
        Interval interval = Interval.ofMean(cases.of(metric), 1);
        out.printf(
            Locale.ROOT,
            "| %s, %s | %.4f (%.4f–%.4f) |",
            strategy.label(),
            metric,
            cases.mean(metric),
            interval.low(),
            interval.high());
        parts.forEach(part -> out.printf(Locale.ROOT, " %.4f |", cases.subset(part).mean(metric)));
        out.println();
      }
    }
  }

  private static Cases asked(List<Question> questions, Asking asking, Strategy strategy) {
    ShelfOptions options =
        new ShelfOptions(strategy, Filter.all(), Set.of(), PLACES, false, Language.ZH);
    Cases cases = new Cases(List.of(RECALL, NDCG), questions.size());
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      List<Ranked> items = asking.ask(question.asked(), options).items();
      boolean[] hits = new boolean[items.size()];
      for (int place = 0; place < hits.length; place++) {
        hits[place] = question.right().contains(items.get(place).id());
      }
      cases.set(i, Judged.binary(hits, question.right().size()));
    }
    return cases;
  }

  /** Questions in thirds, those of which least is known first; equal ones in the order drawn. */
  private static List<int[]> parts(List<Question> questions) {
    int[] order =
        IntStream.range(0, questions.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> questions.get(i).known()))
            .mapToInt(Integer::intValue)
            .toArray();
    IntUnaryOperator end = part -> order.length * part / PARTS;
    return IntStream.range(0, PARTS)
        .mapToObj(part -> Arrays.copyOfRange(order, end.applyAsInt(part), end.applyAsInt(part + 1)))
        .filter(part -> part.length > 0)
        .toList();
  }
}
