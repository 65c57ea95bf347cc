package io.zhiyin.cli.evaluate;

import io.zhiyin.admin.ScratchIndex;
import io.zhiyin.cli.terminal.Launcher;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.recommend.Evaluation;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.hybrid.Methods;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate recommend}: the contract's protocol, see {@link Evaluation}. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "What a shopper takes next: full ranking, history left out.")
final class RecommendEvaluation implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "F",
      description = "user item [type unix_ts]")
  private Path train;

  @Option(
      names = "--valid",
      paramLabel = "F",
      description = "Chosen on; made from train if missing.")
  private Optional<Path> valid = Optional.empty();

  @Option(names = "--test", required = true, paramLabel = "F", description = "What is asked for.")
  private Path test;

  @Option(names = "--products", arity = "1..*", paramLabel = "F", description = "Texts.")
  private List<Path> products = List.of();

  @Option(names = "--candidates", paramLabel = "F", description = "Rank these only.")
  private Optional<Path> candidates = Optional.empty();

  @Option(names = "--methods", split = ",", description = "Default: hybrid,item-cosine.")
  private List<String> methods = List.of("hybrid", "item-cosine");

  @Option(names = "--k", split = ",", description = "Cutoffs (default: 10,20).")
  private List<Integer> cutoffs = List.of(10, 20);

  @Option(names = "--tune", paramLabel = "SECONDS", description = "Look for good settings so long.")
  private double tune;

  @Option(names = "--keep-seen", description = "Items of the history may be offered again.")
  private boolean keepSeen;

  @Option(
      names = "--serve",
      paramLabel = "memory|index",
      description =
          "index: item–item models are also served from an index's feature fields, beside memory"
              + " (default: memory).")
  private String serve = "memory";

  @Option(names = "--seed", defaultValue = "1", description = "Of all that is random.")
  private long seed;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (cutoffs.isEmpty() || cutoffs.stream().anyMatch(k -> k < 1)) {
      throw new ParameterException(spec.commandLine(), "--k must be whole numbers >= 1");
    }
    if (!(tune >= 0) || Double.isInfinite(tune)) {
      throw new ParameterException(spec.commandLine(), "--tune must be a number of seconds >= 0");
    }
    if (!serve.equals("memory") && !serve.equals("index")) {
      throw new ParameterException(
          spec.commandLine(), "--serve must be memory or index, got " + serve);
    }
    boolean fromIndex = serve.equals("index");
    if (fromIndex && candidates.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--candidates are ranked in memory only: leave --serve index out");
    }
    IndexConfig config = ConfigDirectory.read(Launcher.home().resolve("index-config"));
    Evaluation evaluation = new Evaluation(config, scratch(config));
    Evaluation.Files files = new Evaluation.Files(train, valid, test, products, candidates);
    Evaluation.Manner manner =
        new Evaluation.Manner(chosen(), cutoffs, tune, keepSeen, fromIndex, seed);
    return Outcome.print(() -> evaluation.run(files, manner), json, Metric.accuracy(cutoffs));
  }

  private static Evaluation.Scratch scratch(IndexConfig config) {
    return new Evaluation.Scratch() {
      @Override
      public <T> T with(Function<ProductIndex, T> work) {
        try (ScratchIndex scratch = ScratchIndex.open(config)) {
          return work.apply(scratch.index());
        }
      }
    };
  }

  private List<Method> chosen() {
    Map<String, Method> chosen = new LinkedHashMap<>();
    for (String name : methods) {
      Method method =
          Methods.named(name)
              .orElseThrow(() ->
                  new ParameterException(
                      spec.commandLine(),
                      "--methods must be of "
                          + Methods.all().stream().map(Method::name).toList()
                          + ", got "
                          + name));
      chosen.put(name, method);
    }
    Methods.floors().forEach(floor -> chosen.putIfAbsent(floor.name(), floor));
    return List.copyOf(chosen.values());
  }
}
