package io.zhiyin.cli.ask;

import io.zhiyin.cli.owner.RestClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches from the terminal. */
@Command(name = "search", mixinStandardHelpOptions = true, description = "Search in words.")
public final class SearchCommand implements Callable<Integer> {
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

  @Option(names = "--from", paramLabel = "N", description = "Products to pass over (default 0).")
  private int from;

  @Option(
      names = "--facets",
      paramLabel = "FIELDS",
      description =
          "Count values: brand, category, price, stock, shop_id, tags, attributes.NAME, with"
              + " commas between them.")
  private String facets = "";

  @Option(names = "--highlight", description = "Mark where the words stand (with --json).")
  private boolean highlight;

  @Option(
      names = "--cursor",
      paramLabel = "TEXT",
      description = "Go on where an answer ended (its \"cursor\", with --json).")
  private String cursor = "";

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() {
    String question =
        "/v1/search?q=" + RestClient.escape(words) + "&size=" + size + "&sort=" + sort;
    String personal = user.isEmpty() ? "" : "&user_id=" + RestClient.escape(user);
    String page = cursor.isEmpty() ? "&from=" + from : "&cursor=" + RestClient.escape(cursor);
    String wanted =
        (facets.isEmpty() ? "" : "&facets=" + RestClient.escape(facets))
            + (highlight ? "&highlight=true" : "");
    return options.ask(question + personal + page + wanted, "hits", "hits");
  }
}
