package io.zhiyin.web.search;

import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.signals.Shopper;
import io.zhiyin.web.http.Params;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a search; what is wrong with them is noted in the parameters. */
public final class SearchParams {
  private static final int QUERY = 1_000;
  private static final int ID = 128;
  private static final int CURSOR = 10_000;
  private static final int FACETS = 20;
  private static final String ORDERS = "relevance, price, -price, -created_at, -sales";

  private SearchParams() {}

  public static SearchQuestion question(Params params, Duration within) {
    String text = params.text("q", QUERY);
    Order order = params.choice("sort", Order.RELEVANCE, SearchParams::order, ORDERS);
    return new SearchQuestion(
        new SearchQuestion.Words(
            text, !params.automatic("spelling"), params.automatic("understand")),
        params.filter(),
        order,
        window(params, text, order),
        who(params),
        wanted(params),
        within);
  }

  /** What a cursor belongs to. */
  private static int mark(Params params, String text, Order order, Optional<Boolean> collapse) {
    return Cursor.hash(
        text
            + '\u001f'
            + order
            + '\u001f'
            + collapse.map(its -> its + "\u001f").orElse("")
            + String.join("\u001f", params.all("filter")));
  }

  private static Optional<Boolean> collapse(Params params) {
    return params.all("collapse").isEmpty()
        ? Optional.empty()
        : Optional.of(params.flag("collapse"));
  }

  private static SearchQuestion.Window window(Params params, String text, Order order) {
    Optional<Boolean> collapse = collapse(params);
    int mark = mark(params, text, order, collapse);
    int from = params.whole("from", 0, 0, Question.WINDOW);
    int size = params.whole("size", 20, 0, 100);
    if (from + size > Question.WINDOW) {
      params.note(
          "from", "from + size must be at most " + Question.WINDOW, Integer.toString(from + size));
    }
    String written = params.text("cursor", CURSOR);
    Cursor cursor = Cursor.of(mark);
    if (!written.isEmpty()) {
      if (!params.all("from").isEmpty()) {
        params.note("from", "must not be given together with cursor", Integer.toString(from));
      }
      Optional<Cursor> given = Cursor.parse(written);
      if (given.isEmpty()) {
        params.note("cursor", "must be one that an answer held", written);
      } else if (given.get().mark() != mark) {
        params.note(
            "cursor",
            "must be asked with the q, filter, sort and collapse that it came with",
            written);
      }
      cursor = given.orElse(cursor);
      from = 0;
    }
    return new SearchQuestion.Window(
        from, Math.min(size, Question.WINDOW - from), cursor, collapse);
  }

  private static SearchQuestion.Who who(Params params) {
    boolean personalize = params.personalize();
    Shopper shopper = new Shopper(params.text("user_id", ID), params.text("client_id", ID));
    return new SearchQuestion.Who(shopper, params.text("session_id", ID), personalize);
  }

  private static SearchQuestion.Wanted wanted(Params params) {
    return new SearchQuestion.Wanted(
        facets(params),
        params.whole("facet_size", Facet.VALUES, 1, 1_000),
        params.flag("highlight"),
        params.flag("explain"),
        params.language());
  }

  /** Given once with commas, several times, or as an array. */
  private static List<String> facets(Params params) {
    List<String> names =
        params.all("facets").stream()
            .flatMap(each -> Arrays.stream(each.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (names.size() > FACETS) {
      params.note("facets", "must be at most " + FACETS + " fields", names.size() + " fields");
      return List.of();
    }
    for (String name : names) {
      if (!Facet.knows(name)) {
        params.note("facets", "must be among " + Facet.known(), name);
      }
    }
    return names;
  }

  private static Optional<Order> order(String name) {
    return switch (name) {
      case "relevance" -> Optional.of(Order.RELEVANCE);
      case "price" -> Optional.of(Order.PRICE);
      case "-price" -> Optional.of(Order.PRICE_DESCENDING);
      case "-created_at" -> Optional.of(Order.NEWEST);
      case "-sales" -> Optional.of(Order.SALES);
      default -> Optional.empty();
    };
  }
}
