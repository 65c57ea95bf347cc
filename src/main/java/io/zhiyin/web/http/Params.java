package io.zhiyin.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.catalog.Problem;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.FilterSyntax;
import io.zhiyin.rank.Language;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The parameters of a question, from the query string or from a JSON body alike: gives typed
 * values, notes every problem, and in the end refuses what nobody asked for.
 */
public final class Params {
  private static final int FEW_BYTES = 10_000;

  private final Map<String, List<String>> values;
  private final Set<String> known = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private Params(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Params of(UriInfo uri) {
    return new Params(uri.getQueryParameters());
  }

  /** Of the query string and, where there is a body, of the JSON object in it. */
  public static Params of(UriInfo uri, byte[] body) {
    if (body.length == 0) {
      return of(uri);
    }
    Params params = of(Bodies.object(body, FEW_BYTES));
    uri.getQueryParameters()
        .forEach(
            (name, its) -> params.values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(its));
    return params;
  }

  /** Scalars of an object as one value, arrays as several; {@code null} as none. */
  public static Params of(JsonNode body) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      List<String> its = new ArrayList<>();
      JsonNode value = field.getValue();
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        if (each.isContainerNode()) {
          problems.add(
              new Problem(field.getKey(), "must be a value or a list of values", each.toString()));
        } else if (!each.isNull()) {
          its.add(each.asText());
        }
      }
      values.put(field.getKey(), its);
    }
    Params params = new Params(values);
    params.problems.addAll(problems);
    return params;
  }

  public void note(String field, String rule, String value) {
    problems.add(new Problem(field, rule, value));
  }

  public List<String> all(String name) {
    known.add(name);
    return values.getOrDefault(name, List.of());
  }

  public String text(String name, int maxLength) {
    List<String> given = all(name);
    if (given.size() > 1) {
      note(name, "must be given once", given.size() + " times");
    }
    String value = given.isEmpty() ? "" : given.getFirst();
    if (value.length() > maxLength) {
      note(name, "must be at most " + maxLength + " characters", value.length() + " characters");
      return "";
    }
    return value;
  }

  public int whole(String name, int byDefault, int min, int max) {
    String value = text(name, 20);
    if (value.isEmpty()) {
      return byDefault;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    note(name, "must be a whole number from " + min + " to " + max, value);
    return byDefault;
  }

  /** A product's version, as its field has it; absent: empty. */
  public OptionalLong version() {
    String value = text("version", 20);
    try {
      if (value.isEmpty() || Long.parseLong(value) >= 0) {
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    note("version", "must be a whole number from 0 to " + Long.MAX_VALUE, value);
    return OptionalLong.empty();
  }

  /** Absent: false; a name without a value, as in {@code ?refresh}: true. */
  public boolean flag(String name) {
    String value = text(name, 20);
    if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
      note(name, "must be true or false", value);
    }
    return value.equals("true") || (value.isEmpty() && !all(name).isEmpty());
  }

  /** One of several words; {@code choices} says which. */
  public <T> T choice(
      String name, T byDefault, Function<String, Optional<T>> parse, String choices) {
    String value = text(name, 100);
    if (value.isEmpty()) {
      return byDefault;
    }
    Optional<T> choice = parse.apply(value);
    if (choice.isEmpty()) {
      note(name, "must be one of " + choices, value);
    }
    return choice.orElse(byDefault);
  }

  public Filter filter() {
    return FilterSyntax.parse(all("filter"), problems);
  }

  public Language language() {
    return choice(
        "lang",
        Language.ZH,
        value ->
            switch (value) {
              case "zh" -> Optional.of(Language.ZH);
              case "en" -> Optional.of(Language.EN);
              default -> Optional.empty();
            },
        "zh, en");
  }

  /** A number in [0,1]; absent: empty. */
  public OptionalDouble share(String name) {
    String value = text(name, 30);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(value);
      if (number >= 0 && number <= 1) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    note(name, "must be a number from 0 to 1", value);
    return OptionalDouble.empty();
  }

  /** At most so many values, each at most so long; none where there are more. */
  public List<String> several(String name, int most, int maxLength) {
    List<String> given = all(name);
    if (given.size() > most) {
      note(name, "must be at most " + most, Integer.toString(given.size()));
      return List.of();
    }
    given.stream()
        .filter(value -> value.isEmpty() || value.length() > maxLength)
        .findFirst()
        .ifPresent(value ->
            note(
                name,
                "must be texts of 1 to " + maxLength + " characters",
                value.length() + " characters"));
    return given;
  }

  /** Whether the shopper's behaviour may shape the answer. */
  public boolean personalize() {
    return automatic("personalize");
  }

  /** A switch: {@code auto}, the default, or {@code off}. */
  public boolean automatic(String name) {
    return choice(
        name,
        true,
        value ->
            switch (value) {
              case "auto" -> Optional.of(true);
              case "off" -> Optional.of(false);
              default -> Optional.empty();
            },
        "auto, off");
  }

  /** To be called when all parameters were asked for. */
  public void check() {
    List<Problem> all = finish();
    if (!all.isEmpty()) {
      throw BadRequest.of(all);
    }
  }

  /** All problems, among them every parameter that nobody asked for. */
  public List<Problem> finish() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        note(
            name,
            "is not a parameter here; known are "
                + String.join(", ", known.stream().sorted().toList()),
            String.join(",", values.getOrDefault(name, List.of())));
      }
    }
    return List.copyOf(problems);
  }
}
