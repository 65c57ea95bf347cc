package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonText;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.privacy.Consent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads events from JSON: each gives an event or all that is wrong with it (the first 20 problems).
 *
 * <table>
 *   <caption>Rules. Missing, null and blank are the same: absent. Texts are read without surrounding
 *       white space; ids may be whole numbers. Unknown fields are passed over and not kept.</caption>
 *   <tr><th>field<th>rule
 *   <tr><td>the whole<td>an object, an array of objects, or {@code {"events":[…]}}; UTF-8, at most
 *       2,097,152 bytes and 1,000 events, 20 levels deep, no field twice; beside {@code events}
 *       nothing that an event says of its shopper
 *   <tr><td>event<td>required; a GA4 name, {@code rate}, {@code dismiss}, or a short name:
 *       {@code view click cart fav buy refund rate}
 *   <tr><td>event_id<td>text of at most 128 characters, no control characters; absent: made up
 *   <tr><td>timestamp<td>ISO 8601 with an offset, a date (midnight UTC), or a number: seconds since
 *       1970, or milliseconds from 10¹¹ on; from 1990 on; some way in the future ({@code
 *       clock_skew}, as shipped 24 hours) reads as now (clocks are wrong), more is refused; absent:
 *       now
 *   <tr><td>user_id, client_id, session_id, query_id<td>text of at most 128 characters, no control
 *       characters
 *   <tr><td>items<td>at most 200 objects; at least one for every event of single products and for
 *       {@code view_item_list}, {@code purchase} and {@code refund}
 *   <tr><td>items[].item_id<td>required; what a product's id may be: 1 to 128 characters, no control
 *       characters, no {@code /}, not {@code .} or {@code ..}
 *   <tr><td>items[].quantity<td>whole number from 1 to 100,000; absent: 1
 *   <tr><td>items[].price<td>number from 0 to 10¹²
 *   <tr><td>items[].index<td>whole number from 0 to 1,000,000
 *   <tr><td>item_id, quantity, price, index<td>beside no {@code items}: one item
 *   <tr><td>search_term<td>text of at most 500 characters; required for {@code search}
 *   <tr><td>value<td>number from 0 to 10¹²
 *   <tr><td>currency<td>three letters, read as upper case
 *   <tr><td>rating<td>number from 0 to 100; required for {@code rate}
 *   <tr><td>region<td>text of at most 64 characters, no control characters
 *   <tr><td>consent<td>object of {@code personalization} and {@code analytics}, each true or false
 * </table>
 *
 * <p>Without consent to personalization (where it says nothing: the configured default) an event
 * keeps neither user nor client, only its session: it counts for popularity and nothing else.
 * Without consent to analytics it is withheld. Thread-safe if the clock and the ids are.
 */
public final class EventReader {
  public static final int MAX_BYTES = 2_097_152;
  public static final int MAX_EVENTS = 1_000;
  private static final int MAX_PROBLEMS = 20;
  private static final Duration SKEW = Duration.ofHours(24);
  private static final List<String> OF_EACH =
      List.of("user_id", "client_id", "session_id", "query_id", "timestamp", "region", "consent");

  private final EventFields fields;

  /**
   * @param ids makes an {@code event_id} for an event without one; each must be new
   * @param personal whether an event that says nothing may shape personal answers
   */
  public EventReader(Clock clock, Supplier<String> ids, boolean personal) {
    this(clock, ids, personal, SKEW, shopper -> Optional.empty());
  }

  /**
   * @param skew how far in the future an event may be
   * @param stored what a shopper said once and for all; it wins over what an event says
   */
  public EventReader(
      Clock clock,
      Supplier<String> ids,
      boolean personal,
      Duration skew,
      Function<Shopper, Optional<Consent>> stored) {
    this.fields = new EventFields(clock, ids, personal, skew, stored);
  }

  /**
   * Reads a request's body; answers in the order of the events.
   *
   * @throws InvalidInput when the whole cannot be read as events
   */
  public List<ReadEvent> readAll(byte[] body) {
    return events(tree(body)).stream().map(this::read).toList();
  }

  /**
   * Reads a request's body in another tracker's form; answers in the order of the events that mean
   * something here.
   *
   * @throws InvalidInput when the whole cannot be read as events
   */
  public List<ReadEvent> readAll(byte[] body, Dialect dialect) {
    List<JsonNode> events = dialect.events(tree(body));
    return atMost(events, events.size(), "").stream().map(this::read).toList();
  }

  private static JsonNode tree(byte[] body) {
    Problems problems = new Problems();
    Optional<JsonNode> tree =
        JsonText.decode(body, MAX_BYTES, problems)
            .flatMap(json -> JsonText.objectOrArray(json, problems));
    return tree.orElseThrow(() -> new InvalidInput(problems.found));
  }

  private static List<JsonNode> events(JsonNode tree) {
    boolean wrapped = tree.has("events");
    if (tree.isObject() && !wrapped) {
      return List.of(tree);
    }
    JsonNode events = wrapped ? tree.path("events") : tree;
    String field = wrapped ? "events" : "";
    if (wrapped) {
      alone(tree);
    }
    if (!events.isArray()) {
      throw new InvalidInput(new Problem(field, "must be an array of events", events.toString()));
    }
    List<JsonNode> list = new ArrayList<>();
    atMost(events, events.size(), field).forEach(list::add);
    return list;
  }

  /** What is said beside the list would be said of none of them: a refused consent, say. */
  private static void alone(JsonNode wrapper) {
    List<Problem> beside = new ArrayList<>();
    for (String name : OF_EACH) {
      if (wrapper.has(name)) {
        beside.add(new Problem(name, "must stand in each event", wrapper.path(name).toString()));
      }
    }
    if (!beside.isEmpty()) {
      throw new InvalidInput(beside);
    }
  }

  private static <T> T atMost(T events, int number, String field) {
    if (number > MAX_EVENTS) {
      throw InvalidInput.tooMuch(
          new Problem(field, "must be at most " + MAX_EVENTS + " events", number + " events"));
    }
    return events;
  }

  /** Reads the one event of a line. */
  public ReadEvent read(byte[] line) {
    return read(problems ->
        JsonText.decode(line, problems)
            .flatMap(json -> JsonText.object(json, problems))
            .flatMap(object -> fields.read(object, problems)));
  }

  ReadEvent read(JsonNode event) {
    return read(problems -> {
      if (event instanceof ObjectNode object) {
        return fields.read(object, problems);
      }
      problems.add("", "must be an object", event.toString());
      return Optional.empty();
    });
  }

  private static ReadEvent read(Function<Problems, Optional<ReadEvent>> reading) {
    Problems problems = new Problems();
    Optional<ReadEvent> read = reading.apply(problems);
    return problems.found.isEmpty() ? read.orElseThrow() : new ReadEvent.Rejected(problems.found);
  }

  private static final class Problems implements Findings {
    private final List<Problem> found = new ArrayList<>();

    @Override
    public void add(String field, String rule, String value) {
      if (!full()) {
        found.add(new Problem(field, rule, value));
      }
    }

    @Override
    public boolean full() {
      return found.size() >= MAX_PROBLEMS;
    }
  }
}
