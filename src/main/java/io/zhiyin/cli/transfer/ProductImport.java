package io.zhiyin.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.files.ColumnMapping;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.catalog.files.ProductFiles;
import io.zhiyin.catalog.files.Rows;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.terminal.Bar;
import io.zhiyin.cli.terminal.Failures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Sends the products of files to a service in bulks. */
public final class ProductImport implements Rows<Product> {
  private static final int BULK = 1_000;

  private final RestClient client;
  private final ColumnMapping mapping;
  private final UnaryOperator<String> change;
  private final ImportReport report = new ImportReport("products");
  private final List<String> places = new ArrayList<>();
  private final StringBuilder bulk = new StringBuilder();
  private final Set<String> ids = new HashSet<>();
  private String file = "";
  private long sent;
  private Bar bar = Bar.open("products", 0);

  /**
   * @param mapping which columns of tables are which fields
   */
  public ProductImport(RestClient client, ColumnMapping mapping) {
    this(client, mapping, json -> json);
  }

  /**
   * @param change what becomes of each product's JSON before it is sent
   */
  public ProductImport(RestClient client, UnaryOperator<String> change) {
    this(client, ColumnMapping.NONE, change);
  }

  private ProductImport(RestClient client, ColumnMapping mapping, UnaryOperator<String> change) {
    this.client = client;
    this.mapping = mapping;
    this.change = change;
  }

  /**
   * Imports and reports. Files that cannot be read are told before anything is stored; one that
   * breaks off is told, and what it held before is stored.
   *
   * @param sync what becomes of products that no file holds; empty: they stay
   * @param out takes the report
   * @return the exit code, 1 also where they stay although they should not
   */
  public int run(List<Path> files, Optional<FeedSync> sync, PrintStream out) {
    boolean done = true;
    try (Bar open = bar) {
      InputFiles.check(files);
      ProductFiles.check(files, mapping);
      for (Path each : files) {
        done &= read(each);
      }
      send();
      open.show("products", sent, sent);
      if (sync.isPresent()) {
        done &= sync.get().run(client, ids, report.anyRejected() || !done);
      }
    } catch (IOException | InvalidInput e) {
      Failures.tell(e);
      return 1;
    }
    int code = report.print(out);
    return done ? code : 1;
  }

  private boolean read(Path each) {
    file = InputFiles.name(each);
    try {
      ProductFiles.read(each, mapping, this);
      return true;
    } catch (IOException e) {
      Failures.tell(e);
      return false;
    }
  }

  @Override
  public void row(long line, Product product) {
    report.read();
    ids.add(product.id());
    places.add(file + ":" + line);
    bulk.append("{\"index\":{}}\n").append(change.apply(product.source())).append('\n');
    if (places.size() == BULK) {
      send();
    }
  }

  @Override
  public void rejected(long line, List<Problem> problems) {
    report.read();
    report.rejected(file + ":" + line, problems);
  }

  private void send() {
    if (places.isEmpty()) {
      return;
    }
    JsonNode items =
        client.post("/v1/products/_bulk", bulk.toString(), "application/x-ndjson").path("items");
    for (int i = 0; i < places.size(); i++) {
      JsonNode item = items.path(i);
      if (item.path("status").asInt() < 400) {
        report.stored(1);
      } else {
        report.rejected(
            places.get(i),
            List.of(new Problem("", item.path("error").path("detail").asText(), "")));
      }
    }
    sent += places.size();
    bar.show("products", sent, 0);
    bulk.setLength(0);
    places.clear();
  }
}
