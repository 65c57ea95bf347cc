package io.zhiyin.index.question;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.catalog.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads filters in the contract's written form.
 *
 * <p>{@code field:value}, {@code field:(value,value)}, {@code field:[from,to]} with either bound
 * left out, {@code [from,to)} without the upper bound itself, and {@code -} in front for not.
 * Fields: {@code id brand shop_id tags currency category stock price list_price sales created_at}
 * and {@code attributes.NAME}. A value in double quotes may hold commas and brackets. A bound is a
 * number, a time in ISO 8601 or a date (midnight UTC). Blank clauses are passed over.
 */
public final class FilterSyntax {
  private static final int CLAUSES = 50;
  private static final int VALUES = 1_000;
  private static final int LENGTH = 500;
  private static final Set<String> KEYWORDS = Set.of("id", "brand", "shop_id", "tags", "currency");
  private static final Set<String> NUMBERS =
      Set.of("price", "list_price", "sales", "stock", "created_at");
  private static final String ATTRIBUTE = "attributes.";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private final List<Problem> problems;

  private FilterSyntax(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * All clauses joined by and.
   *
   * @param problems where what is wrong is added; the filter is then not to be used
   */
  public static Filter parse(List<String> clauses, List<Problem> problems) {
    if (clauses.size() > CLAUSES) {
      problems.add(
          new Problem(
              "filter", "must be at most " + CLAUSES + " clauses", clauses.size() + " clauses"));
      return Filter.all();
    }
    FilterSyntax syntax = new FilterSyntax(problems);
    List<Filter> all = new ArrayList<>();
    for (String clause : clauses) {
      if (!clause.isBlank()) {
        syntax.clause(clause.strip()).ifPresent(all::add);
      }
    }
    return new Filter.And(all);
  }

  private Optional<Filter> clause(String clause) {
    if (clause.startsWith("-")) {
      return positive(clause.substring(1)).map(Filter.Not::new);
    }
    return positive(clause);
  }

  private Optional<Filter> positive(String clause) {
    int colon = clause.indexOf(':');
    if (colon <= 0 || colon == clause.length() - 1) {
      return problem("must be written field:value", clause);
    }
    String field = clause.substring(0, colon).strip();
    String value = clause.substring(colon + 1).strip();
    if (value.startsWith("[") && (value.endsWith("]") || value.endsWith(")"))) {
      String bounds = value.substring(1, value.length() - 1);
      return between(field, bounds, value.endsWith(")"), clause);
    }
    return valueOf(field, value, clause);
  }

  private Optional<Filter> valueOf(String field, String value, String clause) {
    if (field.equals("stock") && (value.equals("true") || value.equals("false"))) {
      return Optional.of(new Filter.InStock(value.equals("true")));
    }
    Set<String> values = values(value);
    if (values.isEmpty() || values.size() > VALUES) {
      return problem("must name 1 to " + VALUES + " values", clause);
    }
    if (values.stream().anyMatch(v -> v.length() > LENGTH)) {
      return problem("must hold values of at most " + LENGTH + " characters", clause);
    }
    if (field.equals("category")) {
      return category(values);
    }
    if (KEYWORDS.contains(field) || isAttribute(field)) {
      return Optional.of(new Filter.AnyOf(field, values));
    }
    return NUMBERS.contains(field)
        ? problem("must be written " + field + ":[from,to]", clause)
        : unknown(field, clause);
  }

  private static Optional<Filter> category(Set<String> values) {
    List<Filter> paths =
        values.stream().<Filter>map(v -> new Filter.Under(CategoryPath.parse(v))).toList();
    return paths.size() == 1
        ? Optional.of(paths.getFirst())
        : Optional.of(
            new Filter.Not(new Filter.And(paths.stream().<Filter>map(Filter.Not::new).toList())));
  }

  private static boolean isAttribute(String field) {
    return field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length();
  }

  private static Set<String> values(String value) {
    boolean list = value.startsWith("(") && value.endsWith(")") && value.length() > 1;
    Set<String> values = new LinkedHashSet<>();
    String rest = list ? value.substring(1, value.length() - 1) : value;
    if (!list) {
      values.add(unquote(value));
      return values;
    }
    for (String each : split(rest)) {
      String plain = unquote(each.strip());
      if (!plain.isEmpty()) {
        values.add(plain);
      }
    }
    return values;
  }

  /** At commas outside double quotes. */
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(list.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(list.substring(start));
    return parts;
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private Optional<Filter> between(String field, String bounds, boolean open, String clause) {
    if (!NUMBERS.contains(field) && !isAttribute(field)) {
      return KEYWORDS.contains(field) || field.equals("category")
          ? problem("must name values, " + field + " has no range", clause)
          : unknown(field, clause);
    }
    String[] parts = bounds.split(",", -1);
    if (parts.length != 2) {
      return problem("must hold two bounds, [from,to], either may be empty", clause);
    }
    Optional<OptionalDouble> from = bound(parts[0].strip());
    Optional<OptionalDouble> to = bound(parts[1].strip());
    if (from.isEmpty() || to.isEmpty()) {
      return problem("must have numbers (or times, ISO-8601) as bounds", clause);
    }
    return Optional.of(new Filter.Between(field, from.get(), open ? below(to.get()) : to.get()));
  }

  private static OptionalDouble below(OptionalDouble bound) {
    return bound.isEmpty() ? bound : OptionalDouble.of(Math.nextDown(bound.getAsDouble()));
  }

  private static Optional<OptionalDouble> bound(String bound) {
    if (bound.isEmpty()) {
      return Optional.of(OptionalDouble.empty());
    }
    try {
      double number = Double.parseDouble(bound);
      return Double.isNaN(number) ? Optional.empty() : Optional.of(OptionalDouble.of(number));
    } catch (NumberFormatException e) {
      return time(bound);
    }
  }

  private static Optional<OptionalDouble> time(String bound) {
    String whole = DATE.matcher(bound).matches() ? bound + "T00:00:00Z" : bound;
    try {
      return Optional.of(OptionalDouble.of((double) Instant.parse(whole).getEpochSecond()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Filter> unknown(String field, String clause) {
    List<String> known = new ArrayList<>(KEYWORDS.stream().sorted().toList());
    known.addAll(Arrays.asList("category", "stock", "price", "list_price", "sales", "created_at"));
    return problem(
        "knows no field " + field + ", but " + String.join(", ", known) + ", attributes.NAME",
        clause);
  }

  private Optional<Filter> problem(String rule, String clause) {
    problems.add(new Problem("filter", rule, clause));
    return Optional.empty();
  }
}
