package io.zhiyin.cli.evaluate;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.metrics.Metric.Kind;
import io.zhiyin.eval.sessions.SessionData;
import io.zhiyin.eval.sessions.SessionEvaluation;
import io.zhiyin.eval.sessions.SessionMethods;
import io.zhiyin.learn.sessions.SessionMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate sessions}: the next item given a session's clicks so far. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Quality of the next item, given a session's clicks so far.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class SessionsEvaluation implements Callable<Integer> {
  private static final int DEEPEST = 1_000;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "A line a session, ids separated by spaces, the oldest first.")
  private Path train = Path.of("");

  @Option(
      names = "--test",
      required = true,
      paramLabel = "FILE",
      description = "Columns prefix (ids separated by spaces) and target.")
  private Path test = Path.of("");

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "Which methods (default: the shipped one and its floors).")
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--k",
      split = ",",
      defaultValue = "20",
      paramLabel = "N",
      description = "Cutoffs, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private List<Integer> cutoffs = new ArrayList<>();

  @Option(
      names = "--tune",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Tune so long on the newest part of training (default: no tuning).")
  private long tune;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Of all chance.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (cutoffs.stream().anyMatch(k -> k < 1 || k > DEEPEST)) {
      throw bad("--k must be from 1 to " + DEEPEST + ", got " + cutoffs);
    }
    if (tune < 0 || tune > Duration.ofDays(1).toSeconds()) {
      throw bad("--tune must be from 0 to 86400 seconds, got " + tune);
    }
    List<SessionMethod> chosen;
    try {
      chosen = SessionMethods.chosen(methods);
    } catch (IllegalArgumentException e) {
      throw bad("--methods " + e.getMessage());
    }
    List<Integer> distinct = cutoffs.stream().distinct().toList();
    SessionEvaluation.Plan plan =
        new SessionEvaluation.Plan(chosen, distinct, Duration.ofSeconds(tune), seed);
    List<Metric> columns = new ArrayList<>();
    distinct.forEach(k -> {
      columns.add(new Metric(Kind.HR, k));
      columns.add(new Metric(Kind.MRR, k));
      columns.add(new Metric(Kind.NDCG, k));
      columns.add(new Metric(Kind.COVERAGE, k));
    });
    return Outcome.print(
        () ->
            new SessionEvaluation(SessionData.read(train, test), plan).run(InstantSource.system()),
        json,
        columns);
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
