package io.zhiyin.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.zhiyin.cli.owner.ServiceOptions;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the service until it is told to stop; its options win over configuration. A start that fails
 * says why and ends the process with 1.
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
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: 127.0.0.1 without an API key, 0.0.0.0 with one).")
  private Optional<String> host = Optional.empty();

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public void run() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be between 0 and " + HIGHEST_PORT + ": " + port);
    }
    service.configure(port);
    boolean keyed = !System.getenv().getOrDefault("ZHIYIN_API_KEY", "").isBlank();
    System.setProperty("quarkus.http.host", host.orElse(keyed ? "0.0.0.0" : "127.0.0.1"));
    ServiceOptions.serve(Serving.class);
  }

  /** Says where, on standard output; the log is on standard error. */
  static final class Serving implements QuarkusApplication {
    @Override
    public int run(String... args) {
      System.out.println("Listening on: " + ServiceOptions.ownUrl());
      Quarkus.waitForExit();
      return 0;
    }
  }
}
