package io.zhiyin.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: without a subcommand it answers with the usage, as bad usage. */
@Command(
    name = "zhiyin",
    mixinStandardHelpOptions = true,
    description = "Search and recommendations for a shop, from one process.")
public final class ZhiyinCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
