package io.zhiyin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches from the terminal. */
@Command(name = "search", mixinStandardHelpOptions = true, description = "Search in words.")
final class SearchCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "WORDS", description = "Empty browses.")
  private String words = "";

  @Option(names = "--user", paramLabel = "U", description = "Personalise for this user.")
  private String user = "";

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "relevance, price, -price, -created_at, -sales.")
  private String sort = "relevance";

  @Option(names = "--size", paramLabel = "N", description = "Products wanted (default 10).")
  private int size = 10;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() {
    String question =
        "/v1/search?q=" + RestClient.escape(words) + "&size=" + size + "&sort=" + sort;
    String personal = user.isEmpty() ? "" : "&user_id=" + RestClient.escape(user);
    return options.ask(question + personal, "hits", "hits");
  }
}
