package io.zhiyin.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.files.ProductFiles;
import io.zhiyin.catalog.files.Rows;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.terminal.Bar;
import io.zhiyin.cli.terminal.Failures;
import java.io.IOException;
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
  private final UnaryOperator<String> change;
  private final ImportReport report = new ImportReport("products");
  private final List<Long> lines = new ArrayList<>();
  private final StringBuilder bulk = new StringBuilder();
  private final Set<String> ids = new HashSet<>();
  private long sent;
  private Bar bar = Bar.open("products", 0);

  public ProductImport(RestClient client) {
    this(client, json -> json);
  }

  /**
   * @param change what becomes of each product's JSON before it is sent
   */
  public ProductImport(RestClient client, UnaryOperator<String> change) {
    this.client = client;
    this.change = change;
  }

  /**
   * Imports and reports.
   *
   * @param sync what becomes of products that no file holds; empty: they stay
   * @return the exit code, 1 also where they stay although they should not
   */
  public int run(List<Path> files, Optional<FeedSync> sync) {
    boolean synced = true;
    try (Bar open = bar) {
      for (Path file : files) {
        ProductFiles.read(file, this);
      }
      send();
      open.show("products", sent, sent);
      if (sync.isPresent()) {
        synced = sync.get().run(client, ids, report.anyRejected());
      }
    } catch (IOException e) {
      System.err.println("zhiyin: " + Failures.told(e));
      return 1;
    }
    int code = report.print(System.err);
    return synced ? code : 1;
  }

  @Override
  public void row(long line, Product product) {
    report.read();
    ids.add(product.id());
    lines.add(line);
    bulk.append("{\"index\":{}}\n").append(change.apply(product.source())).append('\n');
    if (lines.size() == BULK) {
      send();
    }
  }

  @Override
  public void rejected(long line, List<Problem> problems) {
    report.read();
    report.rejected(line, problems);
  }

  private void send() {
    if (lines.isEmpty()) {
      return;
    }
    JsonNode items =
        client.post("/v1/products/_bulk", bulk.toString(), "application/x-ndjson").path("items");
    for (int i = 0; i < lines.size(); i++) {
      JsonNode item = items.path(i);
      if (item.path("status").asInt() < 400) {
        report.stored(1);
      } else {
        report.rejected(
            lines.get(i), List.of(new Problem("", item.path("error").path("detail").asText(), "")));
      }
    }
    sent += lines.size();
    bar.show("products", sent, 0);
    bulk.setLength(0);
    lines.clear();
  }
}
