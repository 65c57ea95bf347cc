package io.zhiyin.cli.evaluate.shared;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How deep lists are judged. */
public final class CutoffOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--k",
      split = ",",
      paramLabel = "N",
      description =
          "Places looked at, from 1 (default: 10,20; sessions 20; search and similar 10,100).")
  private List<Integer> cutoffs = List.of();

  /**
   * Each once; those given when none is asked for.
   *
   * @throws ParameterException when one is below 1 or above {@code deepest}
   */
  public List<Integer> cutoffs(List<Integer> usual, int deepest) {
    List<Integer> all = (cutoffs.isEmpty() ? usual : cutoffs).stream().distinct().toList();
    if (all.isEmpty() || all.stream().anyMatch(k -> k < 1 || k > deepest)) {
      throw new ParameterException(
          spec.commandLine(), "--k must be whole numbers from 1 to " + deepest + ", got " + all);
    }
    return all;
  }
}
