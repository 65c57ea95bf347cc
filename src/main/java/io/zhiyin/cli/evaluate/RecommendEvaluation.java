package io.zhiyin.cli.evaluate;

import io.zhiyin.cli.evaluate.shared.CutoffOption;
import io.zhiyin.cli.evaluate.shared.LabOptions;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.evaluate.shared.ServeOption;
import io.zhiyin.cli.evaluate.shared.ShopEngine;
import io.zhiyin.cli.terminal.Launcher;
import io.zhiyin.config.EventsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.recommend.Evaluation;
import io.zhiyin.eval.served.Shop;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.hybrid.Methods;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate recommend}: the contract's protocol, see {@link Evaluation}. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "What a shopper takes next: full ranking, history left out.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class RecommendEvaluation implements Callable<Integer> {
  private static final int DEEPEST = 1_000_000;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "F",
      description = "user item [type unix_ts], or events in .jsonl; .gz too.")
  private Path train;

  @Option(
      names = "--valid",
      paramLabel = "F",
      description = "Chosen on; made from train if missing.")
  private Optional<Path> valid = Optional.empty();

  @Option(
      names = "--test",
      required = true,
      paramLabel = "F",
      description = "What is asked for, in the same forms.")
  private Path test;

  @Option(
      names = "--products",
      arity = "1..*",
      paramLabel = "F",
      description = "Titles, brands and categories, for methods that use them.")
  private List<Path> products = List.of();

  @Option(
      names = "--candidates",
      paramLabel = "F",
      description = "user, tab, item ids separated by spaces: rank these only.")
  private Optional<Path> candidates = Optional.empty();

  @Mixin private LabOptions lab = new LabOptions();

  @Mixin private CutoffOption depth = new CutoffOption();

  @Option(names = "--keep-seen", description = "Items of the history may be offered again.")
  private boolean keepSeen;

  @Option(
      names = "--only-seen",
      description = "Only items of the history are asked for; any may be offered.")
  private boolean onlySeen;

  @Option(
      names = "--min-shoppers",
      paramLabel = "N",
      description =
          "For --methods engine: shoppers behind a pair before it counts, 1 to 100 (default:"
              + " ${DEFAULT-VALUE}, as nobody is shown anything).")
  private int minShoppers = 1;

  @Mixin private ServeOption serve = new ServeOption();

  @Override
  public Integer call() {
    List<Integer> cutoffs = depth.cutoffs(List.of(10, 20), DEEPEST);
    boolean fromIndex = serve.fromIndex();
    if (fromIndex && candidates.isPresent()) {
      throw lab.bad("--candidates are ranked in memory only: leave --serve index out");
    }
    Evaluation.Files files = new Evaluation.Files(train, valid, test, products, candidates);
    Evaluation.Manner manner =
        new Evaluation.Manner(
            chosen(), cutoffs, lab.tune(), seen(), fromIndex, shops(), lab.seed());
    return Outcome.print(
        watch -> evaluation().run(files, manner, watch),
        lab.form("What a shopper takes next"),
        Metric.accuracy(cutoffs));
  }

  private Evaluation.Seen seen() {
    if (onlySeen) {
      return Evaluation.Seen.ASKED_FOR;
    }
    return keepSeen ? Evaluation.Seen.KEPT : Evaluation.Seen.LEFT_OUT;
  }

  private static Evaluation evaluation() {
    IndexConfig config = ServeOption.config();
    return new Evaluation(config, ServeOption.scratch(config));
  }

  private List<String> asked() {
    return lab.methods(Methods.shown(keepSeen || onlySeen));
  }

  private List<Shop> shops() {
    List<String> engines = asked().stream().filter(RecommendEvaluation::ofEngine).toList();
    if (!engines.isEmpty() && candidates.isPresent()) {
      throw lab.bad("--methods engine ranks its own products: leave --candidates out");
    }
    if (minShoppers < 1 || minShoppers > 100) {
      throw lab.bad("--min-shoppers must be from 1 to 100, got " + minShoppers);
    }
    Path configDir = Launcher.home().resolve("index-config");
    return engines.stream()
        .map(name -> (Shop) new ShopEngine(configDir, trained(name), minShoppers))
        .toList();
  }

  private static boolean ofEngine(String name) {
    return name.equals(ShopEngine.NAME) || name.startsWith(ShopEngine.NAME + "+");
  }

  /** What the model of an engine is trained by. */
  private Optional<Method> trained(String engine) {
    if (engine.equals(ShopEngine.NAME)) {
      return Optional.empty();
    }
    String method = engine.substring(ShopEngine.NAME.length() + 1);
    if (!EventsConfig.Training.serves(method)) {
      throw lab.bad(
          "--methods engine+METHOD must be one of "
              + EventsConfig.Training.METHODS
              + ", got "
              + engine);
    }
    return Methods.named(method);
  }

  private List<Method> chosen() {
    Map<String, Method> chosen = new LinkedHashMap<>();
    for (String name : asked()) {
      if (ofEngine(name)) {
        continue;
      }
      Method method =
          Methods.named(name)
              .orElseThrow(() ->
                  lab.bad(
                      "--methods must be of engine, engine+METHOD and "
                          + Methods.all().stream().map(Method::name).toList()
                          + ", got "
                          + name));
      chosen.put(name, method);
    }
    Methods.floors().forEach(floor -> chosen.putIfAbsent(floor.name(), floor));
    return List.copyOf(chosen.values());
  }
}
