package io.zhiyin.cli;

import io.zhiyin.cli.ask.RecommendCommand;
import io.zhiyin.cli.ask.SearchCommand;
import io.zhiyin.cli.ask.SimilarCommand;
import io.zhiyin.cli.evaluate.EvaluateCommand;
import io.zhiyin.cli.evaluate.SplitCommand;
import io.zhiyin.cli.jobs.ReindexCommand;
import io.zhiyin.cli.jobs.TrainCommand;
import io.zhiyin.cli.transfer.ExportCommand;
import io.zhiyin.cli.transfer.ImportCommand;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: it holds the others, and alone it is bad usage. */
@Command(
    name = "zhiyin",
    mixinStandardHelpOptions = true,
    versionProvider = ZhiyinCommand.Version.class,
    description = "Search and recommendations for a shop, from one process.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"},
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ReindexCommand.class,
      TrainCommand.class,
      SearchCommand.class,
      SimilarCommand.class,
      RecommendCommand.class,
      EvaluateCommand.class,
      SplitCommand.class,
      GenerateCommand.class
    })
public final class ZhiyinCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** A new command line; its {@code execute} answers with the exit code and never throws. */
  public static CommandLine commandLine() {
    return BadUsage.toldBy(new CommandLine(new ZhiyinCommand()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Optional<String> built =
          Optional.ofNullable(ZhiyinCommand.class.getPackage().getImplementationVersion());
      return new String[] {"zhiyin " + built.orElse("(not packaged)")};
    }
  }
}
