package io.zhiyin.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shoppers read, and what operators read of the same candidate. */
final class ReasonsTest {
  private static final PartValue CONTENT =
      new PartValue("content", 0.5, 0.4, List.of("加厚", "羽绒服", "女款"));
  private static final PartValue VIEWED =
      new PartValue("collaborative.co_view", 0.9, 0.4, List.of());
  private static final PartValue BOUGHT =
      new PartValue("collaborative.co_buy", 0.2, 0.2, List.of());

  private static Candidate candidate(PartValue... parts) {
    double score = Arrays.stream(parts).mapToDouble(PartValue::contribution).sum();
    return new Candidate("p", score, Arrays.asList(parts), "{}", Candidate.Marks.NONE);
  }

  private static List<String> zh(String seed, PartValue... parts) {
    return new Reasons(Language.ZH).of(candidate(parts), seed);
  }

  private static List<String> en(String seed, PartValue... parts) {
    return new Reasons(Language.EN).of(candidate(parts), seed);
  }

  @Test
  void theTwoStrongestAreSaidTheStrongestFirst() {
    assertEquals(List.of("看了它的人也看了", "同为“加厚”“羽绒服”"), zh("", BOUGHT, CONTENT, VIEWED));
    assertEquals(
        List.of("Viewed by people who viewed this", "Also “加厚”, “羽绒服”"),
        en("", BOUGHT, CONTENT, VIEWED));
  }

  @Test
  void theSeedIsNamedAndLongTitlesAreCut() {
    PartValue led = new PartValue("collaborative.view_buy", 0.9, 0.4, List.of());
    assertEquals(List.of("看过它的人最后买了"), zh("", led));
    assertEquals(List.of("Bought by people who viewed “Case”"), en("Case", led));
    assertEquals(List.of("常和“充电盒”一起买"), zh("充电盒", BOUGHT));
    assertEquals(List.of("看了“" + "长".repeat(16) + "…”的人也看了"), zh("长".repeat(17), VIEWED));
    assertEquals(List.of("看了“" + "😀".repeat(16) + "”的人也看了"), zh("😀".repeat(16), VIEWED));
  }

  @Test
  void aShoppersHistoryIsCalledSo() {
    assertEquals(
        List.of("看了你看过的商品的人也看了", "你最近看过“加厚”"),
        zh(
            "",
            new PartValue("personal.co_view", 0.9, 0.1, List.of()),
            new PartValue("personal.content", 0.5, 0.1, List.of("加厚"))));
  }

  @Test
  void whatGivesNothingOrIsHardlyPopularIsNotSaid() {
    assertEquals(
        List.of(),
        zh(
            "",
            new PartValue("popularity", 0.9, 0.05, List.of()),
            new PartValue("content", 0.5, 0.4, List.of()),
            new PartValue("collaborative.co_buy", 0, 0.4, List.of())));
    assertEquals(List.of("大家都在看"), zh("", new PartValue("popularity", 0.96, 0.05, List.of())));
  }

  @Test
  void partsOfOneGroupAreExplainedAsOneAndSumToTheScore() {
    Candidate candidate = candidate(CONTENT, VIEWED, BOUGHT);
    List<Ranked.Part> parts = Explanation.parts(candidate);
    assertEquals(
        List.of("content", "collaborative"), parts.stream().map(Ranked.Part::name).toList());
    assertEquals(
        candidate.score(), parts.stream().mapToDouble(Ranked.Part::contribution).sum(), 1e-12);
    Ranked.Part both = parts.getLast();
    assertEquals(0.6, both.weight(), 1e-12);
    assertEquals(0.4, both.contribution(), 1e-12);
    assertEquals(both.contribution(), both.value() * both.weight(), 1e-12);
    assertEquals("co_view 0.9000; co_buy 0.2000", both.why());
  }
}
