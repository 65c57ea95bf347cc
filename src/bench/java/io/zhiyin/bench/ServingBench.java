package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.bench.Loading.Rate;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.rank.Language;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.search.SearchQuestion.Who;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;

/**
 * The shopper's questions on raw Lucene, through the engine's classes and, with {@code http}, over
 * HTTP against a real process, question by question in turn; and bulk load beside bare {@code
 * IndexWriter}s, after as much of it as {@value #WARM} products to warm up.
 *
 * <p>Arguments: products (default 100000), questions (default 1000), {@code http} or {@code
 * in-process}, a folder for data (default a temporary one, deleted at the end).
 */
public final class ServingBench {
  static final long SEED = 20_260_101;

  /** Products loaded first, so that the compilers are done with what is measured. */
  private static final int WARM = 40_000;

  static final Path CONFIG = Path.of("index-config");

  private final BenchShop shop;
  private final int questions;
  private final PrintStream out;
  private final IndexConfig config = ConfigDirectory.read(CONFIG);
  private final FieldsConfig fields = config.fields();

  ServingBench(int products, int questions, PrintStream out) {
    this.shop = new BenchShop(products, SEED);
    this.questions = questions;
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    int products = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int questions = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    boolean http = args.length > 2 && args[2].equals("http");
    Path folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("zhiyin-bench");
    new ServingBench(products, questions, System.out).run(folder, http);
  }

  /** Leaves nothing behind in the folder. */
  void run(Path folder, boolean http) throws Exception {
    Path data = folder.resolve("engine");
    Path twin = folder.resolve("service");
    try {
      BenchShop small = new BenchShop(Math.min(shop.size(), WARM), SEED);
      load(small, folder.resolve("warm"), new PrintStream(OutputStream.nullOutputStream()));
      delete(folder.resolve("warm"));
      load(shop, folder, out);
      if (http) {
        copy(data, twin);
        try (Service service = Service.start(twin);
            Engine engine = open(data);
            RawIndex raw = raw(engine, data)) {
          contests(engine, raw, Map.of("HTTP", service));
        }
      } else {
        try (Engine engine = open(data);
            RawIndex raw = raw(engine, data)) {
          contests(engine, raw, Map.of());
        }
      }
    } finally {
      delete(folder);
    }
  }

  private void load(BenchShop its, Path folder, PrintStream to) throws Exception {
    try (Engine engine = open(Files.createDirectories(folder).resolve("engine"))) {
      Loading loading = new Loading(its, to);
      loading.events(engine);
      Rate bulk = loading.products(engine);
      Rate reindex = loading.reindex(engine); // Or the engine does it during what follows.
      BareWriter bare = new BareWriter(config, engine.answering().analysis().get());
      Rate texts =
          loading.timed(
              "bare IndexWriter, same chains, products",
              () -> bare.texts(folder.resolve("bare"), loading.batches()));
      Rate whole =
          loading.timed(
              "bare IndexWriter, same documents, products",
              () -> bare.whole(folder.resolve("whole"), loading.batches()));
      ratio(to, "bulk load / bare IndexWriter, same chains", bulk, texts);
      ratio(to, "bulk load / same documents", bulk, whole);
      ratio(to, "full reindex / same chains", reindex, texts);
      ratio(to, "full reindex / same documents", reindex, whole);
    }
  }

  private static void ratio(PrintStream to, String what, Rate ours, Rate bare) {
    to.printf(
        Locale.ROOT,
        "%-44s %10.2f; by processor time %.2f%n",
        what,
        ours.second() / bare.second(),
        ours.processorSecond() / bare.processorSecond());
  }

  static Engine open(Path data) {
    return EngineOpener.open(data, CONFIG, OptionalInt.empty(), Clock.systemUTC(), Progress.SILENT);
  }

  private RawIndex raw(Engine engine, Path data) throws IOException {
    RawIndex raw = RawIndex.live(data, engine.answering().analysis().get(), fields);
    out.println("segments: " + raw.segments());
    return raw;
  }

  private void contests(Engine engine, RawIndex raw, Map<String, Service> services)
      throws Exception {
    ShelfOptions auto = options(Strategy.AUTO);
    ShelfOptions content = options(Strategy.CONTENT);
    var similar = engine.answering().similar();
    Query[] likes = likes(raw);
    Contest hybrid =
        new Contest("hybrid similar")
            .with("raw", i -> raw.search(raw.hybrid(vector(engine, i), seed(i))))
            .with("engine", i -> similar.of(List.of(seed(i)), auto))
            .with("MoreLikeThis, search alone", i -> raw.search(likes[i]))
            .with("MoreLikeThis with choice of terms", i -> raw.search(like(raw, i)));
    run(hybrid, services, i -> "/v1/products/" + seed(i) + "/similar?limit=10");
    say(
        "hybrid engine / MoreLikeThis, search alone",
        hybrid.percentile("engine", 0.5) / hybrid.percentile("MoreLikeThis, search alone", 0.5));
    run(
        new Contest("content similar")
            .with("raw", i -> raw.search(raw.content(vector(engine, i))))
            .with("engine", i -> similar.of(List.of(seed(i)), content)),
        services,
        i -> "/v1/products/" + seed(i) + "/similar?limit=10&strategy=content");
    var search = engine.answering().search();
    run(
        new Contest("words")
            .with("raw", i -> raw.search(raw.words(shop.query(i))))
            .with("engine", i -> search.answer(question(i, Who.NOBODY))),
        services,
        i -> "/v1/search?size=10&personalize=off&q=" + Service.encoded(shop.query(i)));
    run(
        new Contest("words, personalised")
            .with("raw", i -> raw.search(raw.words(shop.query(i))))
            .with("engine", i -> search.answer(question(i, who(i)))),
        services,
        i -> "/v1/search?size=10&user_id=" + user(i) + "&q=" + Service.encoded(shop.query(i)));
  }

  /** The path of question {@code i}. */
  private interface Paths {
    String of(int i);
  }

  private void run(Contest contest, Map<String, Service> services, Paths paths) throws Exception {
    services.forEach((name, service) ->
        contest
            .with("empty route", _ -> service.get("/q/health/live"))
            .with(name, i -> service.get(paths.of(i))));
    contest.run(questions);
    contest.print(out);
    for (String name : services.keySet()) {
      say(
          name + " p50 / (raw + empty route)",
          contest.percentile(name, 0.5)
              / (contest.percentile("raw", 0.5) + contest.percentile("empty route", 0.5)));
    }
    say("engine p50 / raw", contest.percentile("engine", 0.5) / contest.percentile("raw", 0.5));
  }

  private Query[] likes(RawIndex raw) throws IOException {
    Query[] likes = new Query[questions + questions / 2];
    for (int i = 0; i < likes.length; i++) {
      likes[i] = like(raw, i);
    }
    return likes;
  }

  private Query like(RawIndex raw, int i) throws IOException {
    int product = product(i);
    return raw.moreLikeThis(shop.title(product), shop.description(product));
  }

  private ContentVector vector(Engine engine, int i) {
    return engine.answering().index().vector(seed(i)).orElseThrow();
  }

  private int product(int i) {
    return (int) (i * 7_919L % shop.size());
  }

  private String seed(int i) {
    return shop.id(product(i));
  }

  private String user(int i) {
    return shop.shopper((int) (i * 31L % shop.visits()));
  }

  private Who who(int i) {
    return new Who(new Shopper(user(i), ""), "", true);
  }

  private SearchQuestion question(int i, Who who) {
    return new SearchQuestion(
        new SearchQuestion.Words(shop.query(i), true, true),
        Filter.all(),
        Question.Order.RELEVANCE,
        new SearchQuestion.Window(0, 10, Cursor.START, Optional.empty()),
        who,
        new SearchQuestion.Wanted(List.of(), 0, false, false, Language.ZH),
        Duration.ZERO);
  }

  static ShelfOptions options(Strategy strategy) {
    return new ShelfOptions(strategy, Filter.all(), Set.of(), 10, false, Language.ZH);
  }

  private void say(String what, double ratio) {
    out.printf(Locale.ROOT, "%-44s %10.2f%n", what, ratio);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
