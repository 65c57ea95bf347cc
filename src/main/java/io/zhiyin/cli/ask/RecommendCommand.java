package io.zhiyin.cli.ask;

import io.zhiyin.cli.owner.RestClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A shopper's shelf from the terminal. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "A shopper's own shelf.")
public final class RecommendCommand implements Callable<Integer> {
  @Option(names = "--user", paramLabel = "U", required = true, description = "The user's id.")
  private String user = "";

  @Option(names = "--limit", paramLabel = "N", description = "Products wanted (default 10).")
  private int limit = 10;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() {
    return options.ask(
        "/v1/users/" + RestClient.escape(user) + "/recommendations?limit=" + limit, "items");
  }
}
