package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a lift by price costs beside words: looked up for the products that the words bring, or its
 * whole range gathered, as it is of every other number. So each product has its price as its list
 * price, too.
 *
 * <p>Ranges are from a fifth below to a fifth above a price, of prices drawn evenly.
 */
final class LiftBench {
  private static final int BATCH = 1_000;
  private static final int DEAREST = 2_000;

  private final PrintStream out;

  LiftBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line: products, questions; 100,000 and 2,000 without options. */
  public static void main(String[] args) throws Exception {
    new LiftBench(System.out)
        .run(
            args.length > 0 ? Integer.parseInt(args[0]) : 100_000,
            args.length > 1 ? Integer.parseInt(args[1]) : 2_000);
  }

  void run(int products, int questions) throws Exception {
    Path folder = Files.createTempDirectory("zhiyin-lift");
    BenchShop shop = new BenchShop(products, ServingBench.SEED);
    try (Engine engine = ServingBench.open(folder)) {
      load(shop, engine);
      Documents index = engine.answering().index();
      Contest contest =
          new Contest("words")
              .with("no lift", i -> index.find(question(shop, i, List.of())))
              .with("range gathered", i -> index.find(question(shop, i, lift(i, "list_price"))))
              .with("price looked up", i -> index.find(question(shop, i, lift(i, "price"))))
              .run(questions);
      contest.print(out);
      out.printf(
          Locale.ROOT,
          "looked up / gathered: p50 %.2f, p95 %.2f%n",
          contest.percentile("price looked up", 0.5) / contest.percentile("range gathered", 0.5),
          contest.percentile("price looked up", 0.95) / contest.percentile("range gathered", 0.95));
    } finally {
      ServingBench.delete(folder);
    }
  }

  private static void load(BenchShop shop, Engine engine) {
    for (int from = 0; from < shop.size(); from += BATCH) {
      engine
          .products()
          .put(
              IntStream.range(from, Math.min(shop.size(), from + BATCH))
                  .mapToObj(i -> product(shop, i))
                  .toList());
    }
    engine
        .operating()
        .feed()
        .awaitVisible(engine.products().lastSequence(), Duration.ofMinutes(30));
  }

  private static Product product(BenchShop shop, int i) {
    return ProductReader.read(
        shop.product(i).replaceFirst("\"price\":(\\d+)", "$0,\"list_price\":$1"));
  }

  private static List<Part> lift(int i, String field) {
    double price = 1 + i * 7_919L % DEAREST;
    Filter range =
        new Filter.Between(field, OptionalDouble.of(0.8 * price), OptionalDouble.of(1.2 * price));
    return List.of(Part.lift("lift", new Retrieval.Passing(range), 0.05));
  }

  private static Question question(BenchShop shop, int i, List<Part> lifts) {
    List<Part> parts = new ArrayList<>(lifts);
    parts.add(Part.find("text", new Retrieval.Words(shop.query(i)), 1));
    return new Question(
        parts, Filter.all(), Set.of(), Question.Order.RELEVANCE, 0, 10, Question.COUNT_TO, false);
  }
}
