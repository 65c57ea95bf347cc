package io.zhiyin.cli.evaluate;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.eval.recommend.Split;
import java.io.IOException;
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

  @Parameters(paramLabel = "FILE", description = "A table with user and item, or events in .jsonl.")
  private Path file;

  @Option(names = "--by", required = true, description = "time, leave-one-out or user")
  private String by;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
  private Path out;

  @Option(names = "--seed", defaultValue = "1", description = "Of the users drawn.")
  private long seed;

  @Override
  public Integer call() {
    if (!Split.names().contains(by)) {
      throw new ParameterException(
          spec.commandLine(), "--by must be one of " + Split.names() + ", got " + by);
    }
    try {
      Split.By how = Split.By.valueOf(by.toUpperCase(Locale.ROOT).replace('-', '_'));
      Split.write(file, how, out, seed)
          .forEach((name, rows) -> System.out.println(out.resolve(name) + ": " + rows + " rows"));
      return 0;
    } catch (InvalidInput | IOException e) {
      System.err.println("zhiyin: " + Failures.told(e));
      return 1;
    }
  }
}
