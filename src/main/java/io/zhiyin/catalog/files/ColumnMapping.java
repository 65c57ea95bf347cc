package io.zhiyin.catalog.files;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which columns of a table are which fields of a product, where their names do not say so.
 *
 * @param fields column → field: {@link ProductFiles#FIELDS} or {@code attributes.NAME}
 */
public record ColumnMapping(Map<String, String> fields) {
  /** Columns are what they are called. */
  public static final ColumnMapping NONE = new ColumnMapping(Map.of());

  static final String ATTRIBUTE = "attributes.";

  public ColumnMapping {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads {@code COLUMN=FIELD}; a column's name may hold {@code =}.
   *
   * @throws InvalidInput naming what is not written so, unknown fields, and columns and fields that
   *     come twice
   */
  public static ColumnMapping parse(List<String> written) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> fields = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    for (String each : written) {
      int at = each.lastIndexOf('=');
      String column = at < 0 ? "" : each.substring(0, at).strip();
      String field = each.substring(at + 1).strip();
      String rule = "";
      if (column.isEmpty()) {
        rule = "must be written COLUMN=FIELD";
      } else if (!isField(field)) {
        rule = "must name one of " + String.join(" ", ProductFiles.FIELDS) + " attributes.NAME";
      } else if (fields.putIfAbsent(column, field) != null) {
        rule = "must name a column once: " + column;
      } else if (!taken.add(field)) {
        rule = "must name a field once: " + field;
      }
      if (!rule.isEmpty()) {
        problems.add(new Problem("--map", rule, each));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return new ColumnMapping(fields);
  }

  private static boolean isField(String field) {
    return ProductFiles.FIELDS.contains(field)
        || (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length());
  }

  /** The field that a column is. */
  String field(String column) {
    return fields.getOrDefault(column, column.equals("doc_id") ? "id" : column);
  }

  /**
   * What is wrong with it for a table: columns that are not there, and a field that a column is
   * mapped to and another one is called like.
   *
   * @param header the table's columns; empty: it is no table
   */
  List<Problem> problems(String file, Optional<List<String>> header) {
    if (fields.isEmpty()) {
      return List.of();
    }
    if (header.isEmpty()) {
      return List.of(new Problem(file, "must be CSV or TSV where columns are mapped", ""));
    }
    List<String> columns = header.get();
    List<Problem> problems = new ArrayList<>();
    new TreeMap<>(fields)
        .forEach((column, field) -> {
          if (!columns.contains(column)) {
            problems.add(
                new Problem(file, "must have the column " + column, String.join(", ", columns)));
          }
          columns.stream()
              .filter(other -> !fields.containsKey(other) && field(other).equals(field))
              .forEach(other ->
                  problems.add(
                      new Problem(
                          file, "must have one column for " + field, column + " and " + other)));
        });
    return problems;
  }
}
