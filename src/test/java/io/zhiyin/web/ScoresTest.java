package io.zhiyin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of every score: bounds, sums of explained parts, who may stand above whom. */
@QuarkusTest
@TestProfile(OwnShop.class)
class ScoresTest {
  private static final double EXACT = 1e-6;

  /** What index-config/ranking.yaml lets history and popularity add to a text score. */
  private static final double PERSONAL = 0.15;

  private static final double POPULARITY = 0.05;
  private static final double FRESHNESS = 0.02;

  @BeforeEach
  void stock() {
    List<String> titles = List.of("蓝牙耳机 无线", "蓝牙耳机 有线", "耳机 收纳盒", "蓝牙音箱", "保温杯 大号", "台灯 护眼");
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i);
      Shop.put("score-" + i, "{\"title\":\"%s\",\"brand\":\"分数牌\"}".formatted(title));
    }
    Shop.view("score-u", 5, "score-0", "score-1", "score-3");
    Shop.view("score-me", 1, "score-0", "score-4");
  }

  @SuppressWarnings("unchecked")
  private static double checked(Map<String, Object> item, double most) {
    double score = ((Number) item.getOrDefault("score", Double.NaN)).doubleValue();
    assertTrue(score >= 0 && score <= most + EXACT, item::toString);
    var parts = (Map<String, Map<String, Object>>) item.getOrDefault("parts", Map.of());
    assertEquals(score, Shop.sum(parts), EXACT, item::toString);
    return score;
  }

  private static List<String> checked(List<Map<String, Object>> items, double most) {
    double above = Double.POSITIVE_INFINITY;
    for (Map<String, Object> item : items) {
      double score = checked(item, most);
      assertTrue(score <= above + EXACT, items::toString);
      above = score;
    }
    return items.stream().map(item -> String.valueOf(item.get("id"))).toList();
  }

  private static List<Map<String, Object>> list(String path, String at) {
    return Shop.get(path).statusCode(200).extract().jsonPath().getList(at);
  }

  @Test
  void similarItemsNeverHoldTheSeedNorWhatIsExcluded() {
    for (String strategy : List.of("auto", "content", "co_view")) {
      String path = "/v1/products/score-0/similar?explain=true&strategy=" + strategy;
      List<String> ids = checked(list(path, "items"), 1);
      assertTrue(ids.contains("score-1") && !ids.contains("score-0"), ids::toString);
      List<String> without = checked(list(path + "&exclude=score-1", "items"), 1);
      assertFalse(without.contains("score-1"), without::toString);
    }
  }

  /** By score alone: a shelf that mixes puts difference beside the score. */
  @Test
  void aShelfIsFilledDownwardsWithoutWhatWasSeen() {
    String asked =
        """
        {"requests":[{"scenario":"home","user_id":"score-me1","diversity":0,"explain":true,"limit":20}]}\
        """;
    List<String> ids =
        checked(
            Shop.post("/v1/recommend", asked)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("responses[0].items"),
            1);
    assertTrue(ids.containsAll(List.of("score-1", "score-3")), ids::toString);
    assertFalse(ids.contains("score-0") || ids.contains("score-4"), ids::toString);
    // Nobody has looked at it: it comes last, from a lower step.
    assertTrue(ids.indexOf("score-5") > ids.indexOf("score-3"), ids::toString);
  }

  @Test
  void historyMovesASearchOnlyWithinItsBound() {
    String path = "/v1/search?explain=true&size=50&user_id=score-me1&q=蓝牙耳机";
    List<Map<String, Object>> hits = list(path, "hits.hits");
    List<String> ids = checked(hits, 1 + PERSONAL + POPULARITY + FRESHNESS);
    assertTrue(ids.containsAll(List.of("score-0", "score-1")), ids::toString);
    for (int above = 0; above < hits.size(); above++) {
      for (int below = above + 1; below < hits.size(); below++) {
        assertTrue(
            text(hits.get(below)) - text(hits.get(above))
                <= PERSONAL + POPULARITY + FRESHNESS + EXACT,
            hits::toString);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static double text(Map<String, Object> hit) {
    var parts = (Map<String, Map<String, Object>>) hit.getOrDefault("parts", Map.of());
    return ((Number) parts.getOrDefault("text", Map.of()).getOrDefault("contribution", 0.0))
        .doubleValue();
  }
}
