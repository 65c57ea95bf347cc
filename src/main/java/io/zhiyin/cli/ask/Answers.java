package io.zhiyin.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.cli.terminal.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the service's lists of products for people. */
final class Answers {
  private Answers() {}

  /**
   * As a table: place, id, score, price, title, reasons; with {@code explain} each score's parts
   * below.
   */
  static void print(JsonNode items, PrintStream out) {
    if (items.isEmpty()) {
      out.println("(nothing found)");
      return;
    }
    Table table = new Table(4, 24, 8, 12, 64, 60);
    table.row("#", "id", "score", "price", "title", "reasons");
    int place = 0;
    for (JsonNode item : items) {
      place++;
      JsonNode product = item.path("product");
      table.row(
          Integer.toString(place),
          item.path("id").asText(),
          number(item.path("score").asDouble()),
          product.path("price").asText(""),
          product.path("title").asText(),
          String.join("；", texts(item.path("reasons"))));
      for (Map.Entry<String, JsonNode> part : item.path("parts").properties()) {
        table.row("", "", number(part.getValue().path("contribution").asDouble()), "", why(part));
      }
    }
    table.print(out);
  }

  /** What was answered instead of the words asked, or what may have been meant. */
  static void printTaken(JsonNode answer, PrintStream out) {
    if (answer.has("corrected")) {
      out.println("for " + answer.path("corrected").asText() + "; nothing was found as asked");
    } else if (answer.has("did_you_mean")) {
      out.println("did you mean " + answer.path("did_you_mean").asText() + "?");
    }
  }

  /** A line a field: its values with their counts. */
  static void printFacets(JsonNode facets, PrintStream out) {
    for (Map.Entry<String, JsonNode> facet : facets.properties()) {
      List<String> values = new ArrayList<>();
      for (JsonNode value : facet.getValue()) {
        values.add(value.path("value").asText() + " (" + value.path("count").asText() + ")");
      }
      out.println(facet.getKey() + ": " + String.join("  ", values));
    }
  }

  private static String why(Map.Entry<String, JsonNode> part) {
    JsonNode its = part.getValue();
    return String.format(
        Locale.ROOT,
        "= %s: %.4f × %.4f (%s)",
        part.getKey(),
        its.path("value").asDouble(),
        its.path("weight").asDouble(),
        its.path("why").asText());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
