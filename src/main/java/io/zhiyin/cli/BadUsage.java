package io.zhiyin.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line: every problem at once, one a line, and last of all, so
 * that no help pushes it out of sight. Only where a command was to be chosen, the choice stands
 * above it.
 */
final class BadUsage implements IExecutionStrategy, IParameterExceptionHandler {
  private BadUsage() {}

  /** Has a command and all below it tell their problems so. */
  static CommandLine toldBy(CommandLine line) {
    BadUsage it = new BadUsage();
    collect(line);
    return line.setExecutionStrategy(it).setParameterExceptionHandler(it);
  }

  private static void collect(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(BadUsage::collect);
  }

  @Override
  public int execute(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    List<String> problems =
        lines.stream()
            .flatMap(line -> line.getParseResult().errors().stream())
            .map(BadUsage::message)
            .distinct()
            .toList();
    if (problems.isEmpty() || CommandLine.printHelpIfRequested(parsed)) {
      return problems.isEmpty() ? new RunLast().execute(parsed) : CommandLine.ExitCode.OK;
    }
    throw new ParameterException(lines.getLast(), String.join(System.lineSeparator(), problems));
  }

  private static String message(Exception problem) {
    List<String> meant =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String message = String.valueOf(problem.getMessage());
    return meant.isEmpty() ? message : message + " (meant: " + String.join(", ", meant) + "?)";
  }

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    boolean choice = !line.getSubcommands().isEmpty();
    if (choice) {
      line.usage(err);
    }
    err.println(problem.getMessage());
    if (!choice) {
      err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
    }
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }
}
