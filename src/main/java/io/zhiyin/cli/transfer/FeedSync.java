package io.zhiyin.cli.transfer;

import io.zhiyin.cli.owner.RestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Deletes what a full feed no longer holds, all or nothing of it: nothing where a row was rejected
 * (its product may be meant to stay), and, unless forced, nothing where the feed holds no row or
 * more would go than a share of what is stored and more than {@value #FEW} products, as when a feed
 * broke off.
 *
 * @param most percent of the stored products that may go, 0 to 100
 */
record FeedSync(int most, boolean force) {
  static final int MOST = 20;
  private static final int FEW = 10;
  private static final int BULK = 1_000;

  /**
   * Compares and deletes.
   *
   * @param held the ids of the feed's good rows
   * @return whether the store now holds what the feed does
   */
  boolean run(RestClient client, Set<String> held, boolean anyRejected) throws IOException {
    if (anyRejected) {
      return nothing("some rows were rejected or not read");
    }
    if (held.isEmpty() && !force) {
      return nothing("the files hold no product (--force deletes all)");
    }
    List<String> others = new ArrayList<>();
    long stored = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                client.stream("/v1/admin/export/products"), StandardCharsets.UTF_8))) {
      for (String json = lines.readLine(); json != null; json = lines.readLine()) {
        stored++;
        String id = RestClient.parse(json).path("id").asText();
        if (!held.contains(id)) {
          others.add(id);
        }
      }
    }
    if (!force && others.size() > FEW && others.size() * 100L > stored * most) {
      return nothing(
          "the files lack %d of %d products, more than %d %% (--max-deleted N, --force)"
              .formatted(others.size(), stored, most));
    }
    for (int i = 0; i < others.size(); i += BULK) {
      delete(client, others.subList(i, Math.min(others.size(), i + BULK)));
    }
    System.err.println("products: " + others.size() + " deleted that the files do not hold");
    return true;
  }

  private static boolean nothing(String why) {
    System.err.println("zhiyin: nothing is deleted, since " + why);
    return false;
  }

  private static void delete(RestClient client, List<String> ids) {
    StringBuilder deletes = new StringBuilder();
    ids.forEach(
        id -> deletes.append("{\"delete\":{\"_id\":").append(RestClient.quote(id)).append("}}\n"));
    var _ = client.post("/v1/products/_bulk", deletes.toString(), "application/x-ndjson");
  }
}
