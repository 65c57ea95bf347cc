package io.zhiyin.cli;

import io.quarkus.runtime.Quarkus;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the service until it is told to stop; its options win over configuration. Quarkus itself
 * says why a start failed and ends the process with 1.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serve until stopped by Ctrl-C or a TERM signal.")
final class ServeCommand implements Runnable {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on (default 8080); 0 takes any free one.")
  private Optional<Integer> port = Optional.empty();

  @Override
  public void run() {
    port.ifPresent(this::listenOn);
    Quarkus.run();
  }

  private void listenOn(int number) {
    if (number < 0 || number > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be between 0 and " + HIGHEST_PORT + ": " + number);
    }
    System.setProperty("quarkus.http.port", Integer.toString(number));
  }
}
