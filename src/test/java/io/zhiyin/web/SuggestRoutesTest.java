package io.zhiyin.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuggestRoutesTest {
  @BeforeEach
  void aTeaShop() {
    Shop.put(
        "tea-1",
        "{\"title\":\"龙井 春茶\",\"brand\":\"云栖山房\",\"category\":[\"茶叶\",\"绿茶\"],\"price\":88}");
    Shop.put(
        "tea-2",
        "{\"title\":\"碧螺春 茶叶\",\"brand\":\"云栖山房\",\"category\":[\"茶叶\",\"绿茶\"],\"price\":99}");
    Shop.put("tea-3", "{\"title\":\"Sencha teapot\",\"brand\":\"Kyusuya\"}");
  }

  private static void search(String term, int shoppers) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < shoppers; i++) {
      events.add(
          "{\"event\":\"search\",\"user_id\":\"drinker%d\",\"search_term\":\"%s\"}"
              .formatted(i, term));
    }
    Shop.post("/v1/events", "[" + String.join(",", events) + "]").statusCode(202);
  }

  @Test
  void brandsAndCategoriesAreCompletedInPinyinToo() {
    for (String typed : List.of("云栖", "yunqi", "yqsf", "山房", "雲棲")) {
      Shop.get("/v1/suggest?q={q}&limit=5", typed)
          .statusCode(200)
          .body("suggestions.find { it.text == '云栖山房' }.kind", equalTo("brand"))
          .body("suggestions.find { it.text == '云栖山房' }.count", is(2));
    }
    Shop.get("/v1/suggest?q={q}", "lvcha")
        .body("suggestions.find { it.text == '绿茶' }.kind", equalTo("category"))
        .body("suggestions.find { it.text == '绿茶' }.highlight", equalTo("<em>绿茶</em>"));
    Shop.get("/v1/suggest?q=sench").body("suggestions.text", hasItem("sencha"));
    Shop.get("/v1/suggest").body("suggestions", hasSize(0));
  }

  @Test
  void queriesAreSuggestedOnceEnoughShoppersAskedThem() {
    search("碧螺春 云栖", 12);
    search("龙井 云栖", 1);
    Shop.get("/v1/suggest?q={q}&limit=50", "碧螺")
        .body("suggestions.find { it.text == '碧螺春 云栖' }.kind", equalTo("query"))
        .body("suggestions.find { it.text == '碧螺春 云栖' }.count", greaterThan(0));
    Shop.get("/v1/suggest?q={q}&limit=50", "龙井").body("suggestions.text", not(hasItem("龙井 云栖")));
  }

  @Test
  void whatFindsNothingIsCorrectedVisibly() {
    Shop.get("/v1/search?q=yunqishanfang")
        .statusCode(200)
        .body("did_you_mean", equalTo("云栖山房"))
        .body("corrected", equalTo("云栖山房"))
        .body("hits.hits[0].product.brand", equalTo("云栖山房"));
    for (String typed : List.of("yunqishanfang", "yqsf")) {
      Shop.get("/v1/search?q={q}", typed)
          .body("corrected", equalTo("云栖山房"))
          .body("hits.hits[0].product.brand", equalTo("云栖山房"));
    }
    Shop.get("/v1/search?highlight=true&q=longjing")
        .body("corrected", equalTo("龙井"))
        .body("hits.hits.highlight.title.flatten()", hasItem("<em>龙井</em> 春茶"));
    Shop.get("/v1/search?highlight=true&q=biluochun")
        .body("hits.hits.highlight.title.flatten()", hasItem("<em>碧螺春</em> 茶叶"));
    Shop.get("/v1/search?q=senhca").body("corrected", equalTo("sencha"));
    Shop.get("/v1/search?q=senhca&spelling=off")
        .body("$", not(hasKey("corrected")))
        .body("did_you_mean", equalTo("sencha"))
        .body("hits.hits", hasSize(0));
    Shop.get("/v1/search?q=sencha").body("$", not(hasKey("did_you_mean")));
    for (int i = 0; i < 6; i++) {
      Shop.put("kettle-" + i, "{\"title\":\"铁壶 kettle " + i + " 号\"}");
    }
    Shop.put("kettle-sencha", "{\"title\":\"铁壶 kettle sencha\"}");
    Shop.get("/v1/search?q={q}", "铁壶 senhca")
        .body("$", not(hasKey("corrected")))
        .body("did_you_mean", equalTo("铁壶 sencha"));
    Shop.get("/v1/search?q={q}", "铁壶 sencha").body("$", not(hasKey("did_you_mean")));
    Shop.get("/v1/search?spelling=perhaps").statusCode(400);
  }

  @Test
  void anEmptyAnswerShowsWaysOut() {
    Shop.get("/v1/search?q={q}&filter=price:[,1]", "龙井")
        .body("nothing.reason", equalTo("filters"))
        .body("nothing.without_filters", greaterThan(0))
        .body("nothing.popular.size()", greaterThan(0));
    Shop.get("/v1/search?q=qqzzxxwwvv&lang=en")
        .body("nothing.reason", equalTo("words"))
        .body("nothing.message", equalTo("Nothing matches; try other words"));
    Shop.get("/v1/search?q={q}", "龙井").body("$", not(hasKey("nothing")));
  }

  @Test
  void operatorsSeeWhatFindsNothing() {
    for (int i = 0; i < 3; i++) {
      Shop.get("/v1/search?q=zzyyxxqq");
    }
    Shop.get("/v1/search?q=zzyyxxqq&analytics=off").body("nothing.reason", equalTo("words"));
    Shop.get("/v1/search?q=zzyyxxqq&analytics=no").statusCode(400);
    Shop.get("/v1/admin/queries?report=zero&limit=1000")
        .statusCode(200)
        .body("queries.find { it.query == 'zzyyxxqq' }.zero_results", is(3))
        .body("queries.find { it.query == 'zzyyxxqq' }.click_rate.toDouble()", equalTo(0.0));
    Shop.get("/v1/admin/queries?report=x&limit=0")
        .statusCode(400)
        .body("errors.field", equalTo(List.of("report", "limit")));
    Shop.get("/v1/suggest?limit=0&x=1&q={q}", "长".repeat(500))
        .statusCode(400)
        .body("errors.field", hasItem("q"))
        .body("errors.field", hasItem("limit"))
        .body("errors.field", hasItem("x"));
  }
}
