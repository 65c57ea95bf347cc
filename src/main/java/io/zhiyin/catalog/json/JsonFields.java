package io.zhiyin.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of one JSON object, read by rule: what breaks a rule becomes a finding and reads as
 * absent.
 *
 * <p>Absent are fields that are missing, {@code null}, or text without a visible character. Lengths
 * are counted in Unicode characters, and text is read without the white space around it.
 */
public final class JsonFields {
  private final ObjectNode object;
  private final String path;
  private final Findings findings;

  private JsonFields(ObjectNode object, String path, Findings findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /** The fields of a whole input. */
  public static JsonFields of(ObjectNode object, Findings findings) {
    return new JsonFields(object, "", findings);
  }

  /** What a text may be: its longest length, and one more rule with the words that say it. */
  public record TextRule(int max, String also, Predicate<String> holds) {
    public static TextRule atMost(int max) {
      return new TextRule(max, "", text -> true);
    }

    /** Without control characters. */
    public static TextRule printable(int max) {
      return new TextRule(max, " without control characters", JsonValue::printable);
    }

    Optional<String> read(JsonNode node) {
      return JsonValue.text(node, max).filter(holds);
    }

    @Override
    public String toString() {
      return "must be text of at most " + max + " characters" + also;
    }
  }

  /** Whether a value counts as absent. */
  public static boolean absent(JsonNode value) {
    return JsonValue.absent(value);
  }

  public boolean has(String name) {
    return !JsonValue.absent(object.path(name));
  }

  /** Notes a finding about a field of this object. */
  public void report(String name, String rule, String value) {
    findings.add(path + name, rule, value);
  }

  private <T> Optional<T> read(String name, String rule, Function<JsonNode, Optional<T>> reading) {
    JsonNode node = object.path(name);
    return JsonValue.absent(node) ? Optional.empty() : read(name, node, rule, reading);
  }

  private <T> Optional<T> read(
      String field, JsonNode node, String rule, Function<JsonNode, Optional<T>> reading) {
    Optional<T> read = reading.apply(node);
    if (read.isEmpty()) {
      report(field, rule, node.isTextual() ? node.textValue() : node.toString());
    }
    return read;
  }

  /** Numbers that came as text are quoted in the finding, for it is the quotes that are wrong. */
  private <T> Optional<T> numeric(
      String name, String rule, Function<JsonNode, Optional<T>> reading) {
    JsonNode node = object.path(name);
    Optional<T> read = JsonValue.absent(node) ? Optional.empty() : reading.apply(node);
    if (read.isEmpty() && !JsonValue.absent(node)) {
      report(name, rule, node.toString());
    }
    return read;
  }

  /** Empty when absent. */
  public String text(String name, TextRule rule) {
    return read(name, rule.toString(), rule::read).orElse("");
  }

  public OptionalDouble number(String name, long max) {
    return numeric(name, "must be a number from 0 to " + max, node -> JsonValue.number(node, max))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  public OptionalLong whole(String name, long max) {
    return numeric(
            name, "must be a whole number from 0 to " + max, node -> JsonValue.whole(node, max))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  public Optional<Instant> time(String name) {
    return read(
        name,
        "must be a time such as 2026-05-01T12:00:00+08:00, a date such as 2026-05-01, or seconds"
            + " since 1970, within the years 1 to 9999",
        JsonValue::time);
  }

  /** The texts of an array, in order, without those that are absent. */
  public List<String> texts(String name, int maxSize, TextRule rule) {
    JsonNode array = object.path(name);
    return JsonValue.absent(array)
        ? List.of()
        : texts(name, array, maxSize, rule.toString(), rule::read);
  }

  private List<String> texts(
      String field,
      JsonNode array,
      int maxSize,
      String rule,
      Function<JsonNode, Optional<String>> reading) {
    if (!isArray(field, array, maxSize, "texts")) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size() && !findings.full(); i++) {
      if (!JsonValue.absent(array.get(i))) {
        read(field + "[" + i + "]", array.get(i), rule, reading).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private boolean isArray(String field, JsonNode node, int maxSize, String what) {
    boolean fits = node.isArray() && node.size() <= maxSize;
    if (!fits) {
      report(field, "must be an array of at most " + maxSize + " " + what, node.toString());
    }
    return fits;
  }

  /**
   * Names with one or more values each, in order; names without a value are left out, numbers and
   * truth values become text.
   */
  public Map<String, List<String>> values(
      String name, int maxNames, TextRule names, int maxValues, TextRule values) {
    JsonNode node = object.path(name);
    if (JsonValue.absent(node)) {
      return Map.of();
    }
    if (!(node instanceof ObjectNode pairs) || pairs.size() > maxNames) {
      report(name, "must be an object of at most " + maxNames + " names", node.toString());
      return Map.of();
    }
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> pair : pairs.properties()) {
      String key = pair.getKey().strip();
      if (key.isEmpty() || !JsonValue.fits(key, names.max) || !names.holds.test(key)) {
        report(name, "must have names that are not empty, each: " + names, pair.getKey());
        continue;
      }
      List<String> found = values(name + "." + key, pair.getValue(), maxValues, values);
      if (!found.isEmpty()) {
        read.put(key, found);
      }
    }
    return read;
  }

  private List<String> values(String field, JsonNode node, int maxValues, TextRule rule) {
    String scalar = rule + ", a number, true or false";
    Function<JsonNode, Optional<String>> reading =
        value -> JsonValue.scalar(value, rule.max).filter(rule.holds);
    if (node.isArray()) {
      return texts(field, node, maxValues, scalar, reading);
    }
    return JsonValue.absent(node)
        ? List.of()
        : read(field, node, scalar + ", or an array of such", reading)
            .map(List::of)
            .orElse(List.of());
  }

  /** The objects of an array, each read by {@code reading}. */
  public <T> List<T> objects(String name, int maxSize, Function<JsonFields, T> reading) {
    JsonNode array = object.path(name);
    if (JsonValue.absent(array) || !isArray(name, array, maxSize, "objects")) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < array.size() && !findings.full(); i++) {
      String place = name + "[" + i + "]";
      if (array.get(i) instanceof ObjectNode each) {
        read.add(reading.apply(new JsonFields(each, path + place + ".", findings)));
      } else {
        report(place, "must be an object", array.get(i).toString());
      }
    }
    return read;
  }
}
