package io.zhiyin.eval.recommend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.eval.served.Shop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.signals.EventType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The engine's own answers, judged as a method's are: its products are those given (an item that
 * stands in none has its id alone), its events the history, told as if they had happened: rows
 * without a time an hour apart for each shopper, ratings as views. Shoppers get their home shelves,
 * items of the history left out unless repeats are asked for. The cost of fitting is that of the
 * index and of taking the events in.
 */
final class ShopMeasure {
  private static final long FIRST = 1_700_000_000;
  private static final long APART = 3_600;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Task task;
  private final Serving.Asking asking;

  ShopMeasure(Task task, Serving.Asking asking) {
    this.task = task;
    this.asking = asking;
  }

  Result of(Shop shop, Map<String, Product> products, List<Integer> cutoffs) throws IOException {
    Training training = task.training();
    Path events = Files.createTempFile("zhiyin-events", ".tsv");
    Stopwatch watch = Stopwatch.start();
    try {
      write(training.interactions(), events);
      return shop.with(
          catalogue(products),
          events,
          home -> {
            watch.fitted();
            Supplier<Serving.Ranking> rankings =
                () -> (user, history, k) -> rank(home, user, history, k);
            Serving serving = Serving.of(rankings, training, asking, Metric.accuracy(cutoffs));
            Result.Cost cost = watch.cost(serving.nanos());
            Result.Measured measured =
                serving
                    .measured(task, cutoffs)
                    .by(Groups.of(serving.cases(), asking, training.interactions()));
            return new Result(shop.name(), Map.of("strategy", "auto"), measured, cost);
          });
    } finally {
      Files.delete(events);
    }
  }

  private List<Product> catalogue(Map<String, Product> products) {
    List<Product> all = new ArrayList<>();
    for (String id : task.items()) {
      ObjectNode bare = JSON.createObjectNode().put("id", id).put("title", "-");
      all.add(products.getOrDefault(id, ProductReader.trusted(bare.toString())));
    }
    return all;
  }

  private void write(Interactions all, Path file) throws IOException {
    List<EventType> types = List.of(EventType.values());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("user\titem\ttype\tunix_ts\n");
      for (int user = 0; user < all.users(); user++) {
        for (int at = all.start(user); at < all.end(user); at++) {
          EventType type = types.get(all.kind(at));
          long time = all.time(at) > 0 ? all.time(at) : FIRST + APART * (at - all.start(user));
          out.write(
              String.join(
                  "\t",
                  name(user),
                  task.items().get(all.item(at)),
                  (type == EventType.RATE ? EventType.VIEW_ITEM : type).ga4(),
                  Long.toString(time)));
          out.newLine();
        }
      }
    }
  }

  private static String name(int user) {
    return "u" + user;
  }

  private int[] rank(Shop.Home home, int user, History history, int k) {
    Set<String> without = new HashSet<>();
    for (int at = 0; at < history.size() && !task.training().repeats(); at++) {
      without.add(task.items().get(history.item(at)));
    }
    return home.of(name(user), without, Math.min(k, Shop.Home.MOST)).stream()
        .mapToInt(id -> Collections.binarySearch(task.items(), id))
        .toArray();
  }
}
