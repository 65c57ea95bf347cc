package io.zhiyin.cli.evaluate.shared;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What evaluations of methods share: which methods, how long to tune, how to print. */
public final class LabOptions {
  private static final double LONGEST = 86_400;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description =
          "Which methods (default: the lab's learned mixtures and their floors); recommend knows"
              + " 'engine', the service's own answers, and 'engine+METHOD', those with a model"
              + " trained by the method, too.")
  private List<String> methods = List.of();

  @Option(
      names = "--tune",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Look for good settings so long, never on test (default: no tuning).")
  private double tune;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write one page with tables and plots, too.")
  private Optional<Path> report = Optional.empty();

  /** Each once; those given when none is asked for. */
  public List<String> methods(List<String> usual) {
    return (methods.isEmpty() ? usual : methods).stream().distinct().toList();
  }

  public double tune() {
    if (!(tune >= 0 && tune <= LONGEST)) {
      throw bad("--tune must be from 0 to 86400 seconds, got " + tune);
    }
    return tune;
  }

  public long seed() {
    return seed;
  }

  /** How results are told. */
  public Outcome.Form form(String title) {
    return new Outcome.Form(title, json, report);
  }

  /** Bad usage, in words. */
  public ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
