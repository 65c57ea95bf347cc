package io.zhiyin.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a YAML file: gives typed values or their defaults, and notes every problem with
 * its place instead of stopping at the first.
 */
final class Section {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final String file;
  private final String path;
  private final Map<String, @Nullable Object> values;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Section> sections = new LinkedHashMap<>();

  Section(String file, String path, Map<String, @Nullable Object> values, List<String> problems) {
    this.file = file;
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  private @Nullable Object take(String key) {
    known.add(key);
    return values.get(key);
  }

  private void problem(String key, String rule, @Nullable Object got) {
    problems.add(
        key + " " + rule + ", got " + got + " (index-config/" + file + ", " + place(key) + ")");
  }

  private String place(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean flag(String key, boolean byDefault) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    problem(key, "must be true or false", value);
    return byDefault;
  }

  String text(String key, String byDefault) {
    Object value = take(key);
    return value == null ? byDefault : value.toString();
  }

  <E extends Enum<E>> E choice(String key, E byDefault) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    List<E> choices = Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value.toString())) {
        return choice;
      }
    }
    problem(key, "must be one of " + choices.toString().toLowerCase(Locale.ROOT), value);
    return byDefault;
  }

  int whole(String key, int byDefault, int min, int max) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    if (value instanceof Integer number && number >= min && number <= max) {
      return number;
    }
    problem(key, "must be a whole number from " + min + " to " + max, value);
    return byDefault;
  }

  /** A number in [min,max]. */
  double within(String key, double byDefault, double min, double max) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    problem(key, "must be a number from " + min + " to " + max, value);
    return byDefault;
  }

  /** A number > min and at most 1e9. */
  double above(String key, double byDefault, double min) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    if (value instanceof Number number
        && number.doubleValue() > min
        && number.doubleValue() <= 1e9) {
      return number.doubleValue();
    }
    problem(key, "must be > " + min, value);
    return byDefault;
  }

  Duration duration(String key, Duration byDefault, Duration min, Duration max) {
    Object value = take(key);
    if (value == null) {
      return byDefault;
    }
    Matcher written = DURATION.matcher(value.toString());
    if (written.matches()) {
      Duration duration = duration(Long.parseLong(written.group(1)), written.group(2));
      if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
        return duration;
      }
    }
    problem(
        key,
        "must be a duration such as 500ms, 30m, 24h or 7d, from "
            + min.toSeconds()
            + "s to "
            + max.toSeconds()
            + "s",
        value);
    return byDefault;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Numbers >= 0 by names out of a known set; sorted by name, zeros left out. */
  Map<String, Double> numbers(String key, Map<String, Double> byDefault, Set<String> names) {
    return numbers(key, byDefault, names, 0);
  }

  Map<String, Double> signedNumbers(String key, Map<String, Double> byDefault, Set<String> names) {
    return numbers(key, byDefault, names, -1000);
  }

  private Map<String, Double> numbers(
      String key, Map<String, Double> byDefault, Set<String> names, double min) {
    if (take(key) == null) {
      return new TreeMap<>(byDefault);
    }
    Section section = section(key);
    Map<String, Double> numbers = new TreeMap<>();
    for (String name : names) {
      double number = section.within(name, 0, min, 1000);
      if (number != 0) {
        numbers.put(name, number);
      }
    }
    return numbers;
  }

  Section section(String key) {
    Object value = take(key);
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> inner.put(String.valueOf(k), v));
    } else if (value != null) {
      problem(key, "must hold settings of its own", value);
    }
    return sections.computeIfAbsent(key, k -> new Section(file, place(k), inner, problems));
  }

  /** Notes keys that nobody asked for, with the nearest known one as advice. */
  void refuseUnknown() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problems.add(
            "unknown setting "
                + key
                + ", known here: "
                + String.join(", ", known.stream().sorted().toList())
                + " (index-config/"
                + file
                + ", "
                + place(key)
                + ")");
      }
    }
    sections.values().forEach(Section::refuseUnknown);
  }
}
