package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.admin.ScratchIndex;
import io.zhiyin.cli.terminal.Launcher;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.served.Scratch;
import io.zhiyin.index.ProductIndex;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where models serve from while they are measured. */
public final class ServeOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--serve",
      paramLabel = "memory|index",
      description =
          "index: models that are postings are also served from an index's feature fields, beside"
              + " memory (default: memory).")
  private String serve = "memory";

  /** Whether to serve from an index, too. */
  public boolean fromIndex() {
    if (!serve.equals("memory") && !serve.equals("index")) {
      throw new ParameterException(
          spec.commandLine(), "--serve must be memory or index, got " + serve);
    }
    return serve.equals("index");
  }

  /** The configuration that ships. */
  public static IndexConfig config() {
    return ConfigDirectory.read(Launcher.home().resolve("index-config"));
  }

  /** Indexes of that configuration. */
  public static Scratch scratch(IndexConfig config) {
    return new Scratch() {
      @Override
      public <T> T with(Function<ProductIndex, T> work) {
        try (ScratchIndex scratch = ScratchIndex.open(config)) {
          return work.apply(scratch.index());
        }
      }
    };
  }
}
