package io.zhiyin.cli.evaluate;

import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.eval.recommend.Split;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cuts events into train, valid and test, see {@link Split}. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = "Cut events into train.tsv, valid.tsv, test.tsv (.jsonl for JSON Lines).")
public final class SplitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "A table with user and item, or events in .jsonl; .gz too.")
  private Path file;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "HOW",
      description =
          "time: the last tenth of the rows is test, the tenth before it valid; leave-one-out: each"
              + " user's last row is test, the one before valid; user: the last fifth of a tenth of"
              + " the users is test, of another tenth valid.")
  private String by;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the users drawn with --by user (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    if (!Split.names().contains(by)) {
      throw new ParameterException(
          spec.commandLine(), "--by must be one of " + Split.names() + ", got " + by);
    }
    Split.By how = Split.By.valueOf(by.toUpperCase(Locale.ROOT).replace('-', '_'));
    return Outcome.of(() ->
        Split.write(file, how, out, seed)
            .forEach(
                (name, rows) -> System.out.println(out.resolve(name) + ": " + rows + " rows")));
  }
}
