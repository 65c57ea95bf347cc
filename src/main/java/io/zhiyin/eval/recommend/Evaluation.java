package io.zhiyin.eval.recommend;

import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.catalog.files.ProductFiles;
import io.zhiyin.config.EventsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.files.CandidateFile;
import io.zhiyin.eval.files.TimeOrder;
import io.zhiyin.eval.files.Together;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.eval.served.Scratch;
import io.zhiyin.eval.served.Shop;
import io.zhiyin.language.Analysis;
import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.ItemGroups;
import io.zhiyin.learn.hybrid.BestSingle;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.neighbours.OneByOne;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates methods of recommending on files, by the contract's protocol. */
public final class Evaluation {
  /** The files; products and candidates may be none. */
  public record Files(
      Path train, Optional<Path> valid, Path test, List<Path> products, Optional<Path> candidates) {
    private List<Path> all() {
      List<Path> all = new ArrayList<>(List.of(train, test));
      valid.ifPresent(all::add);
      all.addAll(products);
      candidates.ifPresent(all::add);
      return all;
    }
  }

  /**
   * How.
   *
   * @param cutoffs at least one
   * @param tuneSeconds 0: standard settings
   * @param seen what becomes of items of the history
   * @param fromIndex whether models that are postings are served from an index, too
   * @param shops engines to ask as well; full rankings only
   */
  public record Manner(
      List<Method> methods,
      List<Integer> cutoffs,
      double tuneSeconds,
      Seen seen,
      boolean fromIndex,
      List<Shop> shops,
      long seed) {}

  /** Items of the history: whether they may be offered, and whether they alone are asked for. */
  public enum Seen {
    LEFT_OUT,
    KEPT,
    /** Offered as all others are; targets are those that the shopper had before. */
    ASKED_FOR;

    boolean offered() {
      return this != LEFT_OUT;
    }
  }

  private final IndexConfig config;
  private final Scratch scratch;

  public Evaluation(IndexConfig config, Scratch scratch) {
    this.config = config;
    this.scratch = scratch;
  }

  /** Reads, fits, ranks, judges; best first by ndcg at the first cutoff. */
  public Results run(Files files, Manner manner) throws IOException {
    return run(files, manner, Watch.NOBODY);
  }

  /** The same, watched. */
  public Results run(Files files, Manner manner, Watch watch) throws IOException {
    watch.doing("reading", 0, 0);
    InputFiles.check(files.all());
    Products products = products(files.products(), !manner.shops().isEmpty());
    Map<String, List<String>> only = new LinkedHashMap<>();
    Task.Parts parts = parts(files, products, only);
    TimeOrder order = parts.order();
    order.check(files.test());
    Task task = Task.of(parts, manner.seen(), manner.seed());
    if (!products.texts.isEmpty()) {
      task = withContent(task, products);
    }
    Map<Integer, int[]> candidates = candidates(only, task, parts);
    if (files.candidates().isPresent()) {
      task = task.asking(candidates.keySet());
    }
    List<Metric> metrics = Metric.accuracy(manner.cutoffs());
    Metric primary = new Metric(Metric.Kind.NDCG, manner.cutoffs().getFirst());
    Serving.Asking asking = new Serving.Asking(task.users(), task.targets(), candidates);
    List<Result> results = new ArrayList<>();
    Map<String, Object> protocol = protocol(task, manner, files.candidates().isPresent());
    protocol.put("rows_passed_over", parts.passedOver());
    order.warning().ifPresent(said -> protocol.put("warning", said));
    if (files.candidates().isPresent()) {
      protocol.put("unknown_candidates_left_out", unknown(only, task.items()));
    }
    Search search = new Search(task.tuning(), primary, watch);
    double settings = manner.methods().stream().mapToInt(m -> m.settings().size()).sum();
    for (Method method : manner.methods()) {
      double share = settings == 0 ? 0 : manner.tuneSeconds() * method.settings().size() / settings;
      Params params = share > 0 ? search.best(method, share) : method.standard();
      watch.doing(method.name(), manner.methods().indexOf(method), manner.methods().size());
      Fitted fitted = measure(method, params, task, asking, manner);
      results.add(fitted.result);
      if (fitted.model instanceof BestSingle.Chosen chosen) {
        protocol.put(method.name() + "_is", chosen.choice());
      }
      if (manner.fromIndex()) {
        fromIndex(fitted, new IndexMeasure(task, asking, metrics, keep()), primary, results)
            .ifPresent(said -> protocol.put(method.name() + "@index", said));
      }
    }
    for (Shop shop : manner.shops()) {
      watch.doing(shop.name(), 0, 0);
      ShopMeasure measure = new ShopMeasure(task, asking);
      results.add(measure.of(shop, products.known, manner.cutoffs()));
      protocol.put(
          shop.name() + "_is",
          "the engine's own home shelves, at most " + Shop.Home.MOST + " products each");
    }
    return new Results(results, primary, protocol);
  }

  private Task.Parts parts(Files files, Products products, Map<String, List<String>> candidates)
      throws IOException {
    Map<String, Double> weights = config.events().weights();
    Together together = new Together();
    Optional<Rows> train = together.read(() -> Rows.read(files.train(), weights));
    Optional<Rows> valid = Optional.empty();
    if (files.valid().isPresent()) {
      valid = together.read(() -> Rows.read(files.valid().get(), weights));
    }
    Optional<Rows> test = together.read(() -> Rows.read(files.test(), weights));
    if (files.candidates().isPresent()) {
      together
          .read(() -> CandidateFile.read(files.candidates().get()))
          .ifPresent(candidates::putAll);
    }
    together.check();
    List<String> ids = List.copyOf(products.texts.keySet());
    return new Task.Parts(train.orElseThrow(), valid, test.orElseThrow(), ids);
  }

  /** Strengths that documents carry as configured. */
  private int keep() {
    return config.events().counting().kept().neighbours();
  }

  private Optional<String> fromIndex(
      Fitted fitted, IndexMeasure measure, Metric primary, List<Result> results) {
    if (!EventsConfig.Training.serves(fitted.result.method())) {
      return Optional.of("not served from the index: the engine trains no such model");
    }
    Recommender its = fitted.model instanceof BestSingle.Chosen c ? c.model() : fitted.model;
    ItemToItem model = its instanceof ItemToItem pairs ? pairs : oneByOne(its, measure.task());
    IndexMeasure.Served served =
        scratch.with(index -> measure.of(fitted.result, model, index, primary));
    results.add(served.result());
    return Optional.of(served.lost());
  }

  /** A model that is no matrix, as one, asked as shelves ask. */
  private ItemToItem oneByOne(Recommender model, Task task) {
    double fade = Math.pow(0.5, 1 / config.ranking().history().halfLife());
    return new ItemToItem(
        OneByOne.of(model, task.items().size()),
        task.training().ordered() ? fade : 1,
        Emphasis.NONE);
  }

  private record Fitted(Result result, Recommender model) {}

  private static Fitted measure(
      Method method, Params params, Task task, Serving.Asking asking, Manner manner) {
    Stopwatch watch = Stopwatch.start();
    Training training = task.training();
    Recommender model = method.fit(training, params);
    watch.fitted();
    Serving serving = Serving.of(model, training, asking, Metric.accuracy(manner.cutoffs()));
    Result.Cost cost = watch.cost(serving.nanos());
    Result.Measured measured =
        serving
            .measured(task, manner.cutoffs())
            .by(Groups.of(serving.cases(), asking, training.interactions()));
    return new Fitted(new Result(method.name(), params.readable(), measured, cost), model);
  }

  private static Map<String, Object> protocol(Task task, Manner manner, boolean sampled) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("ranking", sampled ? "sampled candidates" : "full");
    protocol.put("history", "train and valid, refitted on both");
    protocol.put("seen_items", manner.seen().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    protocol.put("hold_out", task.training().asked().toString());
    protocol.put("items", task.items().size());
    protocol.put("interactions", task.training().interactions().size());
    protocol.put("duplicate_history_rows", duplicates(task));
    long unseen = task.targets().stream().flatMapToInt(Arrays::stream).filter(i -> i < 0).count();
    protocol.put("unknown_targets_counted_as_missed", unseen);
    return protocol;
  }

  private static int duplicates(Task task) {
    return task.training().interactions().size()
        - task.training().interactions().binary().entries();
  }

  private Task withContent(Task task, Products products) {
    var content = Content.of(task.items(), products.texts, new Analysis(config));
    ItemGroups groups =
        ItemGroups.of(
            task.items().stream().map(id -> products.categories.getOrDefault(id, "")).toList());
    Training training = task.training();
    Training all =
        new Training(
            training.interactions(),
            Optional.of(content),
            Optional.of(groups),
            training.asked(),
            training.repeats(),
            training.seed());
    Task.Tuning tuning = task.tuning();
    Task.Tuning its =
        new Task.Tuning(all.with(tuning.train().interactions()), tuning.users(), tuning.targets());
    return new Task(all, its, task.users(), task.targets(), task.skipped(), task.items());
  }

  /**
   * What is known of products, by id.
   *
   * @param known all of it, where an engine is asked
   */
  private record Products(
      Map<String, Product> known, Map<String, String> texts, Map<String, String> categories) {}

  private static Products products(List<Path> files, boolean whole) throws IOException {
    Products products = new Products(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Path file : files) {
      ProductFiles.read(
          file,
          new io.zhiyin.catalog.files.Rows<Product>() {
            @Override
            public void row(long line, Product product) {
              if (whole) {
                products.known.put(product.id(), product);
              }
              products.categories.put(product.id(), product.category().toString());
              products.texts.put(
                  product.id(), product.title() + " " + product.brand() + " " + product.category());
            }

            @Override
            public void rejected(long line, List<Problem> problems) {
              System.err.println("zhiyin: " + file + ":" + line + " left out: " + problems);
            }
          });
    }
    return products;
  }

  private static Map<Integer, int[]> candidates(
      Map<String, List<String>> only, Task task, Task.Parts parts) {
    Map<Integer, int[]> candidates = new HashMap<>();
    Map<String, Integer> users = new HashMap<>();
    List<Rows.Row> history = new ArrayList<>(parts.train().rows());
    parts.valid().ifPresent(valid -> history.addAll(valid.rows()));
    history.stream()
        .filter(row -> !row.user().isEmpty())
        .forEach(row -> users.putIfAbsent(row.user(), users.size()));
    users.forEach((id, number) -> {
      int[] its = numbers(only.getOrDefault(id, List.of()), task.items());
      if (its.length > 0) {
        candidates.put(number, its);
      }
    });
    return candidates;
  }

  /** Candidates, counted once for each shopper, that stand in no history and no products file. */
  private static long unknown(Map<String, List<String>> candidates, List<String> items) {
    Set<String> known = new HashSet<>(items);
    return candidates.values().stream()
        .flatMap(ids -> ids.stream().distinct())
        .filter(id -> !known.contains(id))
        .count();
  }

  private static int[] numbers(List<String> ids, List<String> items) {
    return ids.stream()
        .mapToInt(id -> Collections.binarySearch(items, id))
        .filter(item -> item >= 0)
        .sorted()
        .distinct()
        .toArray();
  }
}
