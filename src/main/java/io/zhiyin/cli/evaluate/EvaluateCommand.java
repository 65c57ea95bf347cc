package io.zhiyin.cli.evaluate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures quality on files; its subcommands say of what. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure quality offline, from files.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"},
    subcommands = {
      RatingsEvaluation.class,
      RecommendEvaluation.class,
      SearchEvaluation.class,
      SessionsEvaluation.class,
      SimilarEvaluation.class,
      WordsEvaluation.class
    })
public final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to evaluate: " + String.join(", ", spec.subcommands().keySet()));
  }
}
