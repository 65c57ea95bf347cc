package io.zhiyin.web.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.catalog.store.ProductStore.Deletion;
import io.zhiyin.catalog.store.WriteResult;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.ProblemDocument;
import io.zhiyin.web.shelves.ShelfView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Many writes in one request, each with an answer of its own: what is wrong with one harms no
 * other. Writes of one id take effect in their order.
 */
final class BulkWrite {
  static final int BYTES = 64 << 20;
  private static final int PRODUCTS = 20_000;
  private static final String TOO_MANY = "A bulk must hold at most " + PRODUCTS + " products";

  private static final String ACTIONS =
      "must be {\"index\":{\"_id\":…}} followed by a product, or {\"delete\":{\"_id\":…}}";

  private final ProductStore products;

  BulkWrite(ProductStore products) {
    this.products = products;
  }

  /** The contract's answer; {@code items} in the order of the request. */
  @Schema(name = "BulkAnswer")
  public record Answer(double tookMs, boolean errors, List<Item> items) {}

  /** One write's answer, its status as HTTP has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "BulkItem")
  public record Item(String id, int status, @Nullable ProblemDocument error) {}

  /**
   * A write that was understood, or the problems of one that was not.
   *
   * @param version of a deletion; a product has its own
   */
  private record Step(
      String id, @Nullable Product product, OptionalLong version, List<Problem> problems) {
    static Step put(Product product) {
      return new Step(product.id(), product, OptionalLong.empty(), List.of());
    }

    static Step bad(String id, List<Problem> problems) {
      return new Step(id, null, OptionalLong.empty(), problems);
    }

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
    List<Deletion> deletions =
        places.stream()
            .map(steps::get)
            .map(step -> new Deletion(step.id(), step.version()))
            .toList();
    answer(deletions.isEmpty() ? List.of() : products.delete(deletions), places, items);
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
      return Step.bad("", e.problems());
    }
    String kind = action == null || action.size() != 1 ? "" : action.fieldNames().next();
    JsonNode its = action == null ? MissingNode.getInstance() : action.path(kind);
    String id = its.path("_id").asText("");
    return switch (kind) {
      case "delete" ->
          id.isEmpty()
              ? bad(id, new Problem("_id", "must be given to delete", line))
              : deletion(id, its.path("version"));
      case "index" ->
          rest.hasNext()
              ? versioned(step(id, rest.next()), its.path("version"))
              : bad(id, new Problem("", "must be followed by a product on the next line", line));
      case "create", "update" -> {
        if (rest.hasNext()) {
          rest.next(); // its document
        }
        yield bad(id, new Problem("", kind + " is not done here: " + ACTIONS, line));
      }
      default -> bad(id, new Problem("", ACTIONS, line));
    };
  }

  private static Step bad(String id, Problem problem) {
    return Step.bad(id, List.of(problem));
  }

  private static Step deletion(String id, JsonNode version) {
    boolean given = !version.isMissingNode() && !version.isNull();
    if (given && !(version.canConvertToExactIntegral() && version.canConvertToLong())) {
      return bad(id, new Problem("version", "must be a whole number", version.toString()));
    }
    OptionalLong its = given ? OptionalLong.of(version.asLong()) : OptionalLong.empty();
    return new Step(id, null, its, List.of());
  }

  /** A version may stand in the action instead of the product. */
  private static Step versioned(Step step, JsonNode version) {
    Product product = step.product();
    if (product == null || version.isMissingNode()) {
      return step;
    }
    try {
      String patch = "{\"version\":" + version + "}";
      return Step.put(ProductReader.merge(product, patch.getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidInput e) {
      return Step.bad(step.id(), e.problems());
    }
  }

  private static Step step(String id, String json) {
    try {
      Product product =
          id.isEmpty()
              ? ProductReader.read(json)
              : ProductReader.read(id, json.getBytes(StandardCharsets.UTF_8));
      return Step.put(product);
    } catch (InvalidInput e) {
      return Step.bad(id.isEmpty() ? writtenId(json) : id, e.problems());
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
