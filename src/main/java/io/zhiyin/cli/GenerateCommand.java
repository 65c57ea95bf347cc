package io.zhiyin.cli;

import io.zhiyin.cli.owner.ServiceOptions;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.demo.DemoFiles;
import io.zhiyin.demo.DemoShop;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes input: the demo shop of {@code data/demo}. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Make the demo shop's files again, or another shop like it.")
final class GenerateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to generate: demo");
  }

  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description =
          "Write products.jsonl.gz and events.jsonl.gz: a made-up Chinese shop, the same for the same seed.")
  int demo(
      @Option(names = "--out", paramLabel = "DIR", description = "Where to (default data/demo).")
          Path out,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "" + DemoShop.SEED,
              description = "Another number, another shop (default ${DEFAULT-VALUE}).")
          long seed) {
    Path folder = out == null ? ServiceOptions.home().resolve("data/demo") : out;
    DemoShop shop = DemoShop.make(seed);
    try {
      DemoFiles.write(shop, folder);
    } catch (IOException e) {
      System.err.println("zhiyin: " + Failures.told(e));
      return 1;
    }
    System.out.printf(
        "%d products and %d events in %s%n", shop.products().size(), shop.events().size(), folder);
    return 0;
  }
}
