package io.zhiyin.cli.evaluate;

import io.zhiyin.cli.evaluate.shared.LabOptions;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.eval.metrics.Errors;
import io.zhiyin.eval.ratings.RatingEvaluation;
import io.zhiyin.eval.ratings.RatingMethods;
import io.zhiyin.learn.ratings.RatingMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate ratings}: MAE and RMSE of predicted ratings, see {@link RatingEvaluation}. */
@Command(
    name = "ratings",
    mixinStandardHelpOptions = true,
    description = "How well stars are predicted: MAE and RMSE.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class RatingsEvaluation implements Callable<Integer> {
  @Option(
      names = "--train",
      required = true,
      paramLabel = "F",
      description = "user item rating [unix_ts], or events of type rate.")
  private Path train = Path.of("");

  @Option(
      names = "--valid",
      paramLabel = "F",
      description = "Chosen on; made from train if missing.")
  private Optional<Path> valid = Optional.empty();

  @Option(names = "--test", required = true, paramLabel = "F", description = "To be predicted.")
  private Path test = Path.of("");

  @Mixin private LabOptions lab = new LabOptions();

  @Override
  public Integer call() {
    List<RatingMethod> chosen;
    try {
      chosen = RatingMethods.chosen(lab.methods(List.of()));
    } catch (IllegalArgumentException e) {
      throw lab.bad("--methods " + e.getMessage());
    }
    RatingEvaluation.Manner manner = new RatingEvaluation.Manner(chosen, lab.tune(), lab.seed());
    return Outcome.print(
        watch ->
            RatingEvaluation.run(new RatingEvaluation.Files(train, valid, test), manner, watch),
        lab.form("Predicted ratings"),
        List.of(Errors.RMSE, Errors.MAE));
  }
}
