package io.zhiyin.web.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.ProductStore;
import io.zhiyin.catalog.WriteResult;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.ProblemDocument;
import io.zhiyin.web.shelves.ShelfView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many writes in one request, each with an answer of its own: what is wrong with one harms no
 * other. Writes of one id take effect in their order.
 */
final class BulkWrite {
  static final int BYTES = 64 << 20;
  private static final int PRODUCTS = 20_000;
  private static final String TOO_MANY = "A bulk must hold at most " + PRODUCTS + " products";

  private final ProductStore products;

  BulkWrite(ProductStore products) {
    this.products = products;
  }

  /** The contract's answer; {@code items} in the order of the request. */
  public record Answer(double tookMs, boolean errors, List<Item> items) {}

  /** One write's answer, its status as HTTP has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(String id, int status, @Nullable ProblemDocument error) {}

  /** A write that was understood, or the problems of one that was not. */
  private record Step(String id, @Nullable Product product, List<Problem> problems) {
    boolean isDelete() {
      return product == null && problems.isEmpty();
    }
  }

  Answer write(String body) {
    long startedAt = System.nanoTime();
    List<Step> steps = body.stripLeading().startsWith("[") ? array(body) : lines(body);
    Item[] items = new Item[steps.size()];
    List<Integer> puts = new ArrayList<>();
    List<Integer> deletes = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.problems().isEmpty()) {
        items[i] = rejected(step);
        continue;
      }
      // A run of equal kind goes to the store at once; order between runs is kept.
      if (step.isDelete() && !puts.isEmpty()) {
        put(steps, puts, items);
      } else if (!step.isDelete() && !deletes.isEmpty()) {
        delete(steps, deletes, items);
      }
      (step.isDelete() ? deletes : puts).add(i);
    }
    put(steps, puts, items);
    delete(steps, deletes, items);
    List<Item> all = List.of(items);
    return new Answer(
        ShelfView.tookMs(startedAt), all.stream().anyMatch(item -> item.status() >= 400), all);
  }

  private void put(List<Step> steps, List<Integer> places, Item[] items) {
    List<Product> writes = new ArrayList<>();
    places.forEach(place -> {
      Product product = steps.get(place).product();
      if (product != null) {
        writes.add(product);
      }
    });
    answer(writes.isEmpty() ? List.of() : products.put(writes), places, items);
  }

  private void delete(List<Step> steps, List<Integer> places, Item[] items) {
    List<String> ids = places.stream().map(place -> steps.get(place).id()).toList();
    answer(ids.isEmpty() ? List.of() : products.delete(ids), places, items);
  }

  private static void answer(List<WriteResult> results, List<Integer> places, Item[] items) {
    for (int i = 0; i < places.size(); i++) {
      items[places.get(i)] = item(results.get(i));
    }
    places.clear();
  }

  private static Item item(WriteResult result) {
    return switch (result.outcome()) {
      case CREATED -> new Item(result.id(), 201, null);
      case UPDATED, DELETED -> new Item(result.id(), 200, null);
      case NOT_FOUND ->
          new Item(
              result.id(), 404, ProblemDocument.of(404, "there is no such product", List.of()));
      case STALE ->
          new Item(
              result.id(), 409, ProblemDocument.of(409, "a newer version is stored", List.of()));
    };
  }

  private static Item rejected(Step step) {
    return new Item(
        step.id(), 400, ProblemDocument.of(400, "The product breaks rules", step.problems()));
  }

  private static List<Step> array(String body) {
    return Bodies.elements(body, PRODUCTS, TOO_MANY).stream()
        .map(product -> step("", product))
        .toList();
  }

  private static List<Step> lines(String body) {
    List<Step> steps = new ArrayList<>();
    Iterator<String> lines = body.lines().filter(line -> !line.isBlank()).iterator();
    while (lines.hasNext()) {
      if (steps.size() >= PRODUCTS) {
        throw BadRequest.tooLarge(TOO_MANY);
      }
      steps.add(action(lines.next(), lines));
    }
    if (steps.isEmpty()) {
      throw BadRequest.of(
          new Problem("", "the body must hold NDJSON pairs or a JSON array of products", ""));
    }
    return steps;
  }

  private static Step action(String line, Iterator<String> rest) {
    ObjectNode action;
    try {
      action = Bodies.json(line) instanceof ObjectNode object ? object : null;
    } catch (BadRequest e) {
      return new Step("", null, e.problems());
    }
    String kind = action == null || action.size() != 1 ? "" : action.fieldNames().next();
    String id = action == null ? "" : action.path(kind).path("_id").asText("");
    return switch (kind) {
      case "delete" ->
          id.isEmpty()
              ? bad(id, new Problem("_id", "must be given to delete", line))
              : new Step(id, null, List.of());
      case "index", "create" ->
          rest.hasNext()
              ? step(id, rest.next())
              : bad(id, new Problem("", "must be followed by a product on the next line", line));
      default ->
          bad(
              id,
              new Problem(
                  "",
                  "must be {\"index\":{\"_id\":…}} followed by a product, or"
                      + " {\"delete\":{\"_id\":…}}",
                  line));
    };
  }

  private static Step bad(String id, Problem problem) {
    return new Step(id, null, List.of(problem));
  }

  private static Step step(String id, String json) {
    try {
      Product product =
          id.isEmpty()
              ? ProductReader.read(json)
              : ProductReader.read(id, json.getBytes(StandardCharsets.UTF_8));
      return new Step(product.id(), product, List.of());
    } catch (InvalidInput e) {
      return new Step(id.isEmpty() ? writtenId(json) : id, null, e.problems());
    }
  }

  /** The id that a product bears which breaks rules: empty when it cannot be made out. */
  private static String writtenId(String json) {
    try {
      String id = Bodies.json(json).path("id").asText("");
      return ProductReader.isId(id) ? id : "";
    } catch (BadRequest e) {
      return "";
    }
  }
}
