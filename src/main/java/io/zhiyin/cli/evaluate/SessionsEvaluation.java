package io.zhiyin.cli.evaluate;

import io.zhiyin.cli.evaluate.shared.CutoffOption;
import io.zhiyin.cli.evaluate.shared.LabOptions;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.evaluate.shared.ServeOption;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.metrics.Metric.Kind;
import io.zhiyin.eval.sessions.SessionData;
import io.zhiyin.eval.sessions.SessionEvaluation;
import io.zhiyin.eval.sessions.SessionIndex;
import io.zhiyin.eval.sessions.SessionMethods;
import io.zhiyin.learn.sessions.SessionMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private LabOptions lab = new LabOptions();

  @Mixin private ServeOption serve = new ServeOption();

  @Mixin private CutoffOption depth = new CutoffOption();

  @Override
  public Integer call() {
    List<Integer> cutoffs = depth.cutoffs(List.of(20), DEEPEST);
    List<SessionMethod> chosen;
    try {
      chosen = SessionMethods.chosen(lab.methods(List.of()));
    } catch (IllegalArgumentException e) {
      throw lab.bad("--methods " + e.getMessage());
    }
    SessionEvaluation.Plan plan =
        new SessionEvaluation.Plan(
            chosen,
            cutoffs,
            Duration.ofMillis(Math.round(lab.tune() * 1_000)),
            fromIndex(),
            lab.seed());
    List<Metric> columns = new ArrayList<>();
    cutoffs.forEach(k -> {
      columns.add(new Metric(Kind.HR, k));
      columns.add(new Metric(Kind.MRR, k));
      columns.add(new Metric(Kind.NDCG, k));
      columns.add(new Metric(Kind.COVERAGE, k));
    });
    return Outcome.print(
        watch ->
            new SessionEvaluation(SessionData.read(train, test), plan)
                .run(InstantSource.system(), watch),
        lab.form("The next item of a session"),
        columns);
  }

  /** Documents carry as many strengths as configured. */
  private Optional<SessionIndex> fromIndex() {
    if (!serve.fromIndex()) {
      return Optional.empty();
    }
    IndexConfig config = ServeOption.config();
    int keep = config.events().counting().kept().neighbours();
    return Optional.of(new SessionIndex(ServeOption.scratch(config), keep));
  }
}
