package io.zhiyin.catalog.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads products from files: JSON Lines ({@code .jsonl .ndjson .json}, standard input), CSV ({@code
 * .csv}) and TSV ({@code .tsv .txt}), each also as {@code .gz}.
 *
 * <p>Tables have a header; columns are found by name ({@code doc_id} is taken for {@code id}),
 * {@code tags} are split at commas, and columns that are no product field become attributes, with
 * or without {@code attributes.} in front. TSV knows no quoting; {@code null} and {@code ""} mean
 * absent.
 */
public final class ProductFiles {
  private static final Set<String> NUMBERS =
      Set.of("price", "list_price", "stock", "sales", "version");
  private static final Set<String> TEXTS =
      Set.of(
          "id",
          "title",
          "description",
          "brand",
          "category",
          "currency",
          "shop_id",
          "image_url",
          "created_at",
          "available_from",
          "available_until");

  /** What a column can be, attributes aside. */
  static final List<String> FIELDS =
      Stream.of(TEXTS, NUMBERS, Set.of("tags")).flatMap(Set::stream).sorted().toList();

  private ProductFiles() {}

  /**
   * Looks before long work whether columns can be mapped as asked.
   *
   * @throws io.zhiyin.catalog.InvalidInput naming everything that is wrong in any file
   */
  public static void check(List<Path> files, ColumnMapping mapping) throws IOException {
    List<Problem> problems = new ArrayList<>();
    if (!mapping.fields().isEmpty()) {
      for (Path file : files) {
        problems.addAll(mapping.problems(InputFiles.name(file), header(file)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }

  /** A table's columns; empty for what is no table. */
  private static Optional<List<String>> header(Path file) throws IOException {
    String name = Lines.plainName(file);
    if (!isTsv(name) && !isCsv(name)) {
      return Optional.empty();
    }
    try (Lines lines = Lines.open(file)) {
      String first = lines.next().map(Lines.Line::text).orElse("");
      String[] columns =
          isTsv(name) || first.isEmpty()
              ? first.split("\t", -1)
              : new CsvMapper().readerFor(String[].class).<String[]>readValue(first);
      return Optional.of(Arrays.stream(columns).map(String::strip).toList());
    }
  }

  private static boolean isTsv(String name) {
    return name.endsWith(".tsv") || name.endsWith(".txt");
  }

  private static boolean isCsv(String name) {
    return name.endsWith(".csv");
  }

  /**
   * The same as {@link #read(Path, ColumnMapping, Rows)} where columns are what they are called.
   */
  public static void read(Path file, Rows<Product> rows) throws IOException {
    read(file, ColumnMapping.NONE, rows);
  }

  /**
   * Reads to the end.
   *
   * @param mapping of the columns of tables
   * @throws IOException when the file cannot be read; rows before that were given
   */
  public static void read(Path file, ColumnMapping mapping, Rows<Product> rows) throws IOException {
    String name = Lines.plainName(file);
    if (isCsv(name)) {
      readCsv(file, mapping, rows);
      return;
    }
    boolean tsv = isTsv(name);
    try (Lines lines = Lines.open(file)) {
      Optional<String[]> header =
          tsv ? lines.next().map(l -> fields(l.text().split("\t", -1), mapping)) : Optional.empty();
      for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Lines.Line line = next.get();
        if (line.problem().isPresent()) {
          rows.rejected(line.number(), List.of(line.problem().get()));
        } else {
          String json =
              header
                  .map(columns -> json(columns, line.text().split("\t", -1)).toString())
                  .orElse(line.text());
          give(line.number(), json, rows);
        }
      }
    }
  }

  private static void give(long line, String json, Rows<Product> rows) {
    Product product;
    try {
      product = ProductReader.read(json);
    } catch (InvalidInput e) {
      rows.rejected(line, e.problems());
      return;
    }
    rows.row(line, product);
  }

  private static void readCsv(Path file, ColumnMapping mapping, Rows<Product> rows)
      throws IOException {
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    long line = 1;
    try (Reader text =
            new InputStreamReader(InputFiles.open(file), StandardCharsets.UTF_8.newDecoder());
        MappingIterator<String[]> records = mapper.readerFor(String[].class).readValues(text)) {
      String[] header = new String[0];
      while (true) {
        line = records.getCurrentLocation().getLineNr();
        try {
          if (!records.hasNextValue()) {
            return;
          }
          String[] cells = records.nextValue();
          if (header.length == 0) {
            cells[0] = cells[0].replaceFirst("^\uFEFF", "");
            header = fields(cells, mapping);
          } else {
            give(line, json(header, cells).toString(), rows);
          }
        } catch (JacksonException e) {
          String rule = "must be CSV, nothing after is read: " + e.getOriginalMessage();
          rows.rejected(line, List.of(new Problem("", rule, "")));
          return;
        }
      }
    } catch (CharacterCodingException e) {
      String rule = "must be UTF-8; nothing from near here on is read";
      rows.rejected(line, List.of(new Problem("", rule, "")));
    }
  }

  private static String[] fields(String[] columns, ColumnMapping mapping) {
    return Arrays.stream(columns).map(String::strip).map(mapping::field).toArray(String[]::new);
  }

  private static ObjectNode json(String[] fields, String[] cells) {
    ObjectNode product = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(fields.length, cells.length); i++) {
      String column = fields[i];
      String cell = cells[i].strip();
      if (cell.isEmpty() || cell.equals("null") || cell.equals("\"\"")) {
        continue;
      }
      if (NUMBERS.contains(column)) {
        number(product, column, cell);
      } else if (TEXTS.contains(column)) {
        product.put(column, cell);
      } else if (column.equals("tags")) {
        Arrays.stream(cell.split("[,，]")).forEach(product.withArray("tags")::add);
      } else {
        product
            .withObject("/attributes")
            .put(
                column.startsWith(ColumnMapping.ATTRIBUTE)
                    ? column.substring(ColumnMapping.ATTRIBUTE.length())
                    : column,
                cell);
      }
    }
    return product;
  }

  /** Text that is no number stays text, for the reader to refuse by name. */
  private static void number(ObjectNode product, String column, String cell) {
    try {
      product.put(column, new BigDecimal(cell));
    } catch (NumberFormatException e) {
      product.put(column, cell);
    }
  }
}
