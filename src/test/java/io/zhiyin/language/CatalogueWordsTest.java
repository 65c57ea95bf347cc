package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.config.ConfigDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which words a catalogue is mined for, and what they do. */
final class CatalogueWordsTest {
  private static Analysis analysis(int from, String own, Set<String> mined) {
    return new Analysis(
        ConfigDirectory.read(
            Path.of("index-config"),
            Map.of("analysis.yaml", "mined_from: " + from, "shoplexicon.txt", own)),
        mined);
  }

  private static Set<String> mined(int from, String... products) {
    CatalogueWords miner = analysis(from, "", Set.of()).miner();
    for (int i = 0; i < products.length; i++) {
      miner.see(ProductReader.read("{\"id\":\"" + i + "\",\"title\":\"杯\"," + products[i] + "}"));
    }
    return miner.words();
  }

  @Test
  void brandsCategoriesAndValuesOfEnoughProducts() {
    assertEquals(
        Set.of("诺维思", "绒栗杯", "霜灰绿"),
        mined(
            2,
            "\"brand\":\"Nuvix诺维思\",\"category\":[\"绒栗杯\"],\"attributes\":{\"颜色\":\"霜灰綠\"}",
            "\"brand\":\"諾維思/NUVIX\",\"category\":[\"绒栗杯\"],\"attributes\":{\"颜色\":[\"霜灰绿\",\"霜灰绿\"]}",
            "\"brand\":\"只此一家栗\",\"attributes\":{\"颜色\":[\"栗灰绒\",\"栗灰绒\"]}"));
  }

  @Test
  void whatIsKnownMadeUpOfKnownWordsTooLongOrNoWordIsLeftOut() {
    assertEquals(
        Set.of("绒栗"),
        mined(
            1,
            "\"category\":[\"手机\",\"小米手机\",\"手机壳\"],\"brand\":\"霜\"",
            "\"attributes\":{\"a\":\"适合18岁以上\",\"b\":\"绒栗/霜\",\"c\":\"一二三四五六七八九十甲乙\"}",
            "\"attributes\":{\"d\":\"" + "霜灰绿色,".repeat(9) + "\"},\"brand\":\"一二三四五六七八九十\""));
  }

  @Test
  void noneWhereNoneIsWanted() {
    assertEquals(Set.of(), mined(0, "\"brand\":\"诺维思\""));
  }

  @Test
  void aMinedWordStaysWholeUnlessTheShopForbidsIt() {
    assertFalse(whole(analysis(1, "", Set.of())));
    assertTrue(whole(analysis(1, "", Set.of("诺维思"))));
    assertFalse(whole(analysis(1, "-诺维思", Set.of("诺维思"))));
    assertFalse(whole(analysis(1, "诺维思\n-诺维思", Set.of())));
  }

  private static boolean whole(Analysis analysis) {
    return List.of("诺维思", "茶杯").equals(analysis.terms("lexicon.query", "诺维思茶杯"));
  }

  /** Else the words of one build would keep those of the next from being found. */
  @Test
  void theSameCatalogueGivesTheSameWordsAgain() {
    Analysis again = analysis(1, "", Set.of("绒栗", "诺维思"));
    CatalogueWords miner = again.miner();
    miner.see(
        ProductReader.read(
            "{\"id\":\"1\",\"title\":\"杯\",\"brand\":\"诺维思\",\"category\":[\"绒栗\",\"绒栗手机\"]}"));
    assertEquals(Set.of("诺维思", "绒栗", "绒栗手机"), miner.words());
  }
}
