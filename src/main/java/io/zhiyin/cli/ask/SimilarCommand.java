package io.zhiyin.cli.ask;

import io.zhiyin.cli.owner.RestClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Similar items from the terminal. */
@Command(name = "similar", mixinStandardHelpOptions = true, description = "Products like one.")
public final class SimilarCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The product's id.")
  private String id = "";

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description =
          "auto, content, co_view, co_cart, co_buy, view_buy, complement, substitute, trending,"
              + " recent.")
  private String strategy = "auto";

  @Option(names = "--limit", paramLabel = "N", description = "Products wanted (default 10).")
  private int limit = 10;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() {
    return options.ask(
        "/v1/products/"
            + RestClient.escape(id)
            + "/similar?limit="
            + limit
            + "&strategy="
            + RestClient.escape(strategy),
        "items");
  }
}
