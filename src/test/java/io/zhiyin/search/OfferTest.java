package io.zhiyin.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.catalog.Product;
import io.zhiyin.index.Item;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.rank.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What newness and being in stock do to a search. */
final class OfferTest {
  private static final Path CONFIG = Path.of("index-config");

  private static List<Hit> ask(String policy, Filter filter, Order order, List<Product> products)
      throws IOException {
    String shipped = Files.readString(CONFIG.resolve("ranking.yaml"));
    String edited = shipped.replace("out_of_stock: show", "out_of_stock: " + policy);
    try (ScratchEngine shop =
        ScratchEngine.open(CONFIG, Map.of("ranking.yaml", edited), products)) {
      SearchQuestion question =
          new SearchQuestion(
              new SearchQuestion.Words("茶壶", false, true),
              filter,
              order,
              new SearchQuestion.Window(0, 20, Cursor.START, Optional.empty()),
              SearchQuestion.Who.NOBODY,
              new SearchQuestion.Wanted(List.of(), 1, false, true, Language.ZH),
              Duration.ZERO);
      return shop.engine().answering().search().uncorrected().answer(question).hits();
    }
  }

  private static List<String> ids(String policy, Filter filter, Order order) throws IOException {
    List<Product> products =
        List.of(
            Item.of("a-gone", "茶壶").with("stock", 0).with("price", 1).product(),
            Item.of("b-there", "茶壶 紫砂").with("stock", 1).with("price", 2).product(),
            Item.of("c-loose", "紫砂 茶杯 与 壶垫 三件 组合 礼盒 送礼").with("price", 3).product());
    return ask(policy, filter, order, products).stream().map(hit -> hit.ranked().id()).toList();
  }

  @Test
  void whatCannotBeDeliveredIsShownOrComesLaterOrNotAtAll() throws IOException {
    assertEquals("a-gone", ids("show", Filter.all(), Order.RELEVANCE).getFirst());
    List<String> demoted = ids("demote", Filter.all(), Order.RELEVANCE);
    assertEquals(List.of("b-there", "a-gone"), demoted.subList(0, 2));
    assertEquals("a-gone", ids("demote", Filter.all(), Order.PRICE).getFirst());
    assertTrue(!ids("hide", Filter.all(), Order.RELEVANCE).contains("a-gone"));
    assertEquals(List.of("a-gone"), ids("hide", new Filter.InStock(false), Order.RELEVANCE));
  }

  @Test
  void newnessAddsLittleAndOnlyToWhatSaysWhenItCame() throws IOException {
    Instant now = Instant.now();
    List<Hit> hits =
        ask(
            "show",
            Filter.all(),
            Order.RELEVANCE,
            List.of(
                Item.of("a-old", "茶壶").with("created_at", "2001-01-01").product(),
                Item.of("b-unsaid", "茶壶").product(),
                Item.of("c-new", "茶壶").with("created_at", now.toString()).product()));
    assertEquals("c-new", hits.getFirst().ranked().id());
    double gained = hits.getFirst().ranked().score() - hits.getLast().ranked().score();
    assertEquals(0.02, gained, 0.001);
    assertEquals(
        1,
        hits.getFirst().ranked().parts().stream()
            .filter(p -> p.name().equals("freshness"))
            .count());
  }
}
