package io.zhiyin.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all questions from the terminal have in common. */
final class QuestionOptions {
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--filter",
      paramLabel = "FIELD:VALUE",
      description =
          "Only these, may be given several times: brand:小米, price:[100,500],"
              + " category:服饰/女装, stock:true, attributes.颜色:红, -brand:x.")
  private List<String> filters = new ArrayList<>();

  @Option(names = "--explain", description = "Show the parts of each score.")
  private boolean explain;

  @Option(names = "--lang", paramLabel = "zh|en", description = "The language of the reasons.")
  private String language = "zh";

  @Option(names = "--json", description = "Print the service's JSON and nothing else.")
  private boolean json;

  /** Asks, and prints the list that stands in the answer under {@code path}. */
  int ask(String question, String... path) {
    StringBuilder asked = new StringBuilder(question).append("&lang=").append(language);
    filters.forEach(filter -> asked.append("&filter=").append(RestClient.escape(filter)));
    if (explain) {
      asked.append("&explain=true");
    }
    return service.withService(client -> {
      JsonNode answer = client.get(asked.toString());
      if (json) {
        System.out.println(answer);
      } else {
        print(answer, path);
      }
      return 0;
    });
  }

  private static void print(JsonNode answer, String... path) {
    JsonNode items = answer;
    for (String name : path) {
      items = items.path(name);
    }
    JsonNode total = answer.path("hits").path("total");
    if (!total.isMissingNode()) {
      System.out.println(
          (total.path("relation").asText().equals("gte") ? "at least " : "")
              + total.path("value").asLong()
              + " products, "
              + answer.path("took_ms").asText()
              + " ms"
              + (answer.path("personalized").asBoolean() ? ", personalized" : ""));
      Answers.printTaken(answer, System.out);
    } else {
      System.out.println(
          "made from "
              + answer.path("strategy_used").asText()
              + ", "
              + answer.path("took_ms").asText()
              + " ms");
    }
    Answers.print(items, System.out);
    Answers.printFacets(answer.path("facets"), System.out);
  }
}
