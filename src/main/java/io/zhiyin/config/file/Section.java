package io.zhiyin.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.config.file.InvalidConfig.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of a YAML file over the same mapping as shipped: gives typed values, the shipped one
 * where a key is missing, and notes every problem with its place instead of stopping at the first.
 *
 * <p>After a problem the shipped value stands in, so that reading goes on and finds the others.
 */
public final class Section {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final String file;
  private final String path;
  private final JsonNode given;
  private final JsonNode shipped;
  private final List<Problem> problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * @param path of this mapping within the file; empty for the whole
   * @param given a missing node when the shop says nothing
   * @param problems where problems are noted
   */
  public Section(
      String file, String path, JsonNode given, JsonNode shipped, List<Problem> problems) {
    this.file = file;
    this.path = path;
    this.given = given;
    this.shipped = shipped;
    this.problems = problems;
  }

  void problem(String key, String rule, String value) {
    problems.add(new Problem(file, place(key), rule, value));
  }

  private String place(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String shown(JsonNode value) {
    return value.isNull() ? "nothing" : value.isContainerNode() ? value.toString() : value.asText();
  }

  /**
   * The given value if it keeps the rule, else, noted as a problem unless it is missing, nothing.
   */
  private <T> Optional<T> given(String key, String rule, Function<JsonNode, Optional<T>> parse) {
    known.add(key);
    JsonNode node = given.path(key);
    Optional<T> value = parse.apply(node);
    if (value.isEmpty() && !node.isMissingNode()) {
      problem(key, rule, shown(node));
    }
    return value;
  }

  private <T> T value(String key, String rule, Function<JsonNode, Optional<T>> parse) {
    return given(key, rule, parse)
        .or(() -> parse.apply(shipped.path(key)))
        .orElseThrow(() -> new IllegalStateException("not shipped: " + file + ", " + place(key)));
  }

  public boolean flag(String key) {
    return value(
        key,
        "must be true or false",
        node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
  }

  /** A text that matches. */
  public String text(String key, Pattern pattern, String rule) {
    return value(
        key,
        rule,
        node ->
            node.isTextual() && pattern.matcher(node.textValue()).matches()
                ? Optional.of(node.textValue())
                : Optional.empty());
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    List<E> choices = Arrays.asList(type.getEnumConstants());
    return value(
        key,
        "must be one of " + choices.toString().toLowerCase(Locale.ROOT),
        node ->
            choices.stream()
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(node.asText()))
                .findFirst());
  }

  public int whole(String key, Range range) {
    return value(
        key,
        range.rule().replaceFirst("be", "be a whole number"),
        node ->
            node.canConvertToInt() && node.isIntegralNumber() && range.holds(node.intValue())
                ? Optional.of(node.intValue())
                : Optional.empty());
  }

  /** Need not be shipped: then it must be given. */
  public double number(String key, Range range) {
    return given(key, range.rule(), node -> number(node, range))
        .or(() -> number(shipped.path(key), range))
        .orElseGet(() -> {
          if (given.path(key).isMissingNode()) {
            problem(key, "must be given", "");
          }
          return range.max();
        });
  }

  private static Optional<Double> number(JsonNode node, Range range) {
    return node.isNumber() && range.holds(node.doubleValue())
        ? Optional.of(node.doubleValue())
        : Optional.empty();
  }

  /**
   * Numbers by names out of a known set; a given mapping is taken as a whole, without the shipped.
   */
  public Map<String, Double> numbers(String key, Set<String> names, Range range) {
    Section inner = section(key);
    Map<String, Double> numbers = new TreeMap<>();
    for (String name : inner.names(names)) {
      if (inner.given.isObject()) {
        inner
            .given(name, range.rule(), node -> number(node, range))
            .ifPresent(number -> numbers.put(name, number));
      } else {
        numbers.put(name, inner.number(name, range));
      }
    }
    return numbers;
  }

  /**
   * Lists of different numbers by names out of a known set, each of a length from 2 to {@code
   * most}.
   */
  public Map<String, List<Double>> numberLists(
      String key, Set<String> names, Range range, int most) {
    Section inner = section(key);
    Map<String, List<Double>> lists = new TreeMap<>();
    String rule = "must be 2 to " + most + " different numbers; each " + range.rule();
    for (String name : names) {
      inner
          .given(name, rule, node -> numbers(node, range, most))
          .ifPresent(numbers -> lists.put(name, numbers));
    }
    return lists;
  }

  private static Optional<List<Double>> numbers(JsonNode node, Range range, int most) {
    List<Double> numbers =
        node.valueStream().flatMap(each -> number(each, range).stream()).distinct().toList();
    return node.isArray()
            && numbers.size() == node.size()
            && numbers.size() >= 2
            && numbers.size() <= most
        ? Optional.of(numbers)
        : Optional.empty();
  }

  /**
   * A duration such as {@code 30m}, or the word that stands for zero.
   *
   * @param zero such as {@code never}; empty when there is no such word
   */
  public Duration duration(String key, String zero, Duration min, Duration max) {
    String rule =
        (zero.isEmpty() ? "must be" : "must be " + zero + " or")
            + " a duration such as 500ms, 30s, 30m, 24h or 7d, from "
            + words(min)
            + " to "
            + words(max);
    return value(key, rule, node -> duration(node, zero, min, max));
  }

  private static Optional<Duration> duration(
      JsonNode node, String zero, Duration min, Duration max) {
    if (node.isTextual() && !zero.isEmpty() && node.textValue().equals(zero)) {
      return Optional.of(Duration.ZERO);
    }
    Matcher written = DURATION.matcher(node.isTextual() ? node.textValue() : "");
    if (!written.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(written.group(1));
    Duration duration =
        switch (written.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0
        ? Optional.of(duration)
        : Optional.empty();
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds == 0
        ? duration.toMillis() + "ms"
        : seconds % 86_400 == 0
            ? seconds / 86_400 + "d"
            : seconds % 3_600 == 0
                ? seconds / 3_600 + "h"
                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** Which of the names are there: in the given mapping, or, without one, in the shipped; >= 1. */
  public Set<String> names(Set<String> possible) {
    known.addAll(possible);
    JsonNode there = given.isObject() ? given : shipped;
    Set<String> names = new LinkedHashSet<>(possible);
    names.removeIf(name -> !there.has(name));
    if (names.isEmpty()) {
      String rule = "must hold at least one of " + String.join(", ", possible);
      problems.add(new Problem(file, path, rule, ""));
    }
    return names;
  }

  public Section section(String key) {
    known.add(key);
    return sections.computeIfAbsent(
        key,
        k -> {
          JsonNode inner = given.path(k);
          if (!inner.isMissingNode() && !inner.isObject()) {
            problem(k, "must hold settings of its own", shown(inner));
          }
          return new Section(file, place(k), inner, shipped.path(k), problems);
        });
  }

  /** Notes keys that nobody asked for, here and below, with advice. */
  public void refuseUnknown() {
    given
        .fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key)) {
            problem(key, "is not known; " + advice(key), "");
          }
        });
    sections.values().forEach(Section::refuseUnknown);
  }

  private String advice(String key) {
    return Nearest.of(key, known)
        .map(name -> "did you mean " + name + "?")
        .orElse("known here: " + String.join(", ", known));
  }
}
