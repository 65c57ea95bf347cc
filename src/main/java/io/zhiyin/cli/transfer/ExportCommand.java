package io.zhiyin.cli.transfer;

import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import io.zhiyin.cli.terminal.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the store holds to files that import reads. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write products or events as JSON Lines.")
public final class ExportCommand implements Runnable {
  private static final String FILE =
      "Where to, packed when it ends in .gz; - (default): standard output.";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to export: products or events");
  }

  @Command(name = "products", mixinStandardHelpOptions = true, description = "All products, by id.")
  int products(
      @Mixin ServiceOptions service,
      @Parameters(arity = "0..1", defaultValue = "-", paramLabel = "FILE", description = FILE)
          Path file) {
    return service.withService(client -> copy(client, "products", file));
  }

  @Command(
      name = "events",
      mixinStandardHelpOptions = true,
      description = "All events, in the order in which they were stored.")
  int events(
      @Mixin ServiceOptions service,
      @Parameters(arity = "0..1", defaultValue = "-", paramLabel = "FILE", description = FILE)
          Path file) {
    return service.withService(client -> copy(client, "events", file));
  }

  private static int copy(RestClient client, String what, Path file) {
    try (InputStream in = client.stream("/v1/admin/export/" + what);
        OutputStream out = open(file)) {
      in.transferTo(out);
      return 0;
    } catch (IOException e) {
      System.err.println("zhiyin: " + Failures.told(e));
      return 1;
    }
  }

  private static OutputStream open(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return new java.io.FilterOutputStream(System.out) {
        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }
}
