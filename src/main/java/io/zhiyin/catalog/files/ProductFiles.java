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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads products from files: JSON Lines ({@code .jsonl .ndjson .json}, standard input), CSV ({@code
 * .csv}) and TSV ({@code .tsv .txt}), each also as {@code .gz}.
 *
 * <p>Tables have a header; columns are found by name ({@code doc_id} is taken for {@code id}),
 * {@code tags} are split at commas, and columns that are no product field become attributes. TSV
 * knows no quoting; {@code null} and {@code ""} mean absent.
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

  private ProductFiles() {}

  /**
   * Reads to the end.
   *
   * @throws IOException when the file cannot be read; rows before that were given
   */
  public static void read(Path file, Rows<Product> rows) throws IOException {
    String name = Lines.plainName(file);
    if (name.endsWith(".csv")) {
      readCsv(file, rows);
      return;
    }
    boolean tsv = name.endsWith(".tsv") || name.endsWith(".txt");
    try (Lines lines = Lines.open(file)) {
      Optional<String[]> header =
          tsv ? lines.next().map(l -> l.text().split("\t", -1)) : Optional.empty();
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

  private static void readCsv(Path file, Rows<Product> rows) throws IOException {
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
            header = cells;
            header[0] = header[0].replaceFirst("^\uFEFF", "");
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

  private static ObjectNode json(String[] columns, String[] cells) {
    ObjectNode product = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(columns.length, cells.length); i++) {
      String column = columns[i].strip().replaceFirst("^doc_id$", "id");
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
        product.withObject("/attributes").put(column, cell);
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
