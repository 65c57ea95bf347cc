package io.zhiyin.cli.transfer;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.files.ColumnMapping;
import io.zhiyin.cli.jobs.ReindexCommand;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import io.zhiyin.cli.terminal.Failures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files into the store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Read products or events from files; - is standard input.")
public final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to import: products or events");
  }

  @Command(
      name = "products",
      mixinStandardHelpOptions = true,
      description = "JSON Lines, CSV or TSV by extension, .gz too.")
  int products(
      @Mixin ServiceOptions service,
      @Option(
              names = "--sync",
              description =
                  "Delete products that none of the files holds any more; none is where a row was"
                      + " rejected, or where they are too many: then the exit code is 1.")
          boolean sync,
      @Option(
              names = "--max-deleted",
              paramLabel = "PERCENT",
              defaultValue = "" + FeedSync.MOST,
              description =
                  "With --sync: at most so many of the stored products, 0 to 100; ten always (default:"
                      + " ${DEFAULT-VALUE}).")
          int most,
      @Option(names = "--force", description = "With --sync: however many.") boolean force,
      @Option(
              names = "--map",
              paramLabel = "COLUMN=FIELD",
              description =
                  "Repeatable; of CSV and TSV: the column is this field (title, price, …, or"
                      + " attributes.NAME). Other columns are what they are called.")
          @Nullable List<String> map,
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE",
              description =
                  "JSON Lines (.jsonl, .json), CSV (.csv), TSV (.tsv, .txt), or any of them as .gz; -: JSON Lines from standard input.")
          List<Path> files) {
    if (most < 0 || most > 100) {
      throw new ParameterException(
          spec.commandLine(), "--max-deleted must be from 0 to 100, got " + most);
    }
    ColumnMapping mapping = mapping(map);
    Optional<FeedSync> full = sync ? Optional.of(new FeedSync(most, force)) : Optional.empty();
    return service.withService(client -> {
      int code = new ProductImport(client, mapping).run(files, full, System.out);
      return code == 0 && rebuildAdvised(client) ? ReindexCommand.run(client) : code;
    });
  }

  private ColumnMapping mapping(@Nullable List<String> written) {
    try {
      return written == null ? ColumnMapping.NONE : ColumnMapping.parse(written);
    } catch (InvalidInput e) {
      throw new ParameterException(
          spec.commandLine(), String.join(System.lineSeparator(), Failures.lines(e)));
    }
  }

  @Command(
      name = "events",
      mixinStandardHelpOptions = true,
      description = "TSV (user item type unix_ts …) or JSON Lines, .gz too.")
  int events(
      @Mixin ServiceOptions service,
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE",
              description =
                  "Told apart by their first bytes, whatever the names; -: standard input.")
          List<Path> files) {
    return service.withService(client -> new EventImport(client).run(files, System.out));
  }

  private static boolean rebuildAdvised(RestClient client) {
    return client.get("/v1/admin/status").path("rebuild_advised").asBoolean();
  }
}
