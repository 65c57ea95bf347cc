package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LexiconRoutesTest {
  private static final String LEXICON = "/v1/admin/lexicon";

  private static void run(String path, String body) {
    String job = Shop.post(path, body).statusCode(202).extract().path("job_id");
    String state = "running";
    while (state.equals("running")) {
      state = Shop.get("/v1/admin/jobs/" + job).statusCode(200).extract().path("state");
    }
    assertEquals("succeeded", state, () -> Shop.get("/v1/admin/jobs/" + job).extract().asString());
  }

  private static List<String> found(String words) {
    return Shop.ids(Shop.get("/v1/search?size=50&q={q}", words), "hits.hits");
  }

  @Test
  void aSynonymIsAppliedFoundAndRolledBack() {
    Shop.put("lex1", "{\"title\":\"折叠露营灯\"}");
    assertEquals(List.of(), found("咕噜亮"));
    run(LEXICON + "/apply", "{\"files\":{\"synonyms.txt\":\"咕噜亮 => 露营灯\\n\"}}");
    assertEquals(List.of("lex1"), found("咕噜亮"));
    Shop.get("/v1/admin/config/synonyms.txt").body(equalTo("咕噜亮 => 露营灯\n"));
    Shop.get(LEXICON).body("changes", equalTo(1)).body("waiting", hasSize(0));
    Shop.post(LEXICON + "/apply", "{\"files\":{\"synonyms.txt\":\"咕噜亮 => 露营灯\\n\"}}")
        .statusCode(409);
    run(LEXICON + "/rollback", "");
    assertEquals(List.of(), found("咕噜亮"));
    Shop.get("/v1/admin/config/synonyms.txt").body(not(containsString("咕噜亮")));
    Shop.post(LEXICON + "/rollback", "").statusCode(409);
  }

  @Test
  void aPreviewTellsWhatWouldChangeAndChangesNothing() {
    Shop.put("lex2", "{\"title\":\"手工啵啵绒挂毯\"}");
    found("挂毯");
    String files = "{\"files\":{\"shoplexicon.txt\":\"啵啵绒\\n\",\"synonyms.txt\":\"咕噜喵 => 挂毯\\n\"}}";
    assertEquals(List.of(), found("咕噜喵"));
    Shop.post(LEXICON + "/preview", files)
        .statusCode(200)
        .body("files", equalTo(List.of("shoplexicon.txt", "synonyms.txt")))
        .body("products.changed", equalTo(1))
        .body("products.samples[0].id", equalTo("lex2"))
        .body("products.samples[0].fields.'title.lexicon'.after", hasItems("啵啵绒"))
        .body("products.samples[0].fields.'title.lexicon'.before", not(hasItems("啵啵绒")))
        .body("queries.samples.query", hasItems("咕噜喵"))
        .body("queries.samples.find { it.query == '咕噜喵' }.before", hasSize(0))
        .body("queries.samples.find { it.query == '咕噜喵' }.after[0].title", equalTo("手工啵啵绒挂毯"));
    assertEquals(List.of(), found("咕噜喵"));
    Shop.get(LEXICON).body("changes", equalTo(0)).body("waiting", hasSize(0));
    Shop.post(LEXICON + "/preview", "{\"files\":{\"misspellings.txt\":\"咕噜喵 => 挂毯\\n\"}}")
        .statusCode(200)
        .body("queries.samples.find { it.query == '咕噜喵' }.after[0].title", equalTo("手工啵啵绒挂毯"));
    Shop.post(LEXICON + "/preview", "{\"files\":{\"synonyms.txt\":\"孤单\"}}").statusCode(400);
    Shop.get(LEXICON + "/preview/none").statusCode(404);
  }

  @Test
  void whatIsWrongIsNamedAtOnceWithFileLineAndRule() {
    Shop.post(
            LEXICON + "/apply",
            "{\"files\":{\"synonyms.txt\":\"好, 坏\\n孤单\\n\",\"stopwords.txt\":\"a b\\n\"}}")
        .statusCode(400)
        .body("errors.field", hasItems("synonyms.txt line 2", "stopwords.txt line 1"))
        .body("errors", hasSize(2));
    Shop.post(LEXICON + "/apply", "{\"files\":{\"fields.yaml\":\"\",\"units.txt\":7},\"file\":1}")
        .statusCode(400)
        .body("errors.field", hasItems("files.fields.yaml", "files.units.txt", "file"));
    Shop.post(LEXICON + "/apply", "[]").statusCode(400);
    Shop.post(LEXICON + "/apply", "{\"files\":[]}").statusCode(400);
    given().get(LEXICON).then().body("files", hasItems("lexicon.txt", "synonyms.txt"));
  }
}
