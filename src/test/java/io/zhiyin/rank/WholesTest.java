package io.zhiyin.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.ProductReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shoppers read words, not the pieces that an index is made of. */
final class WholesTest {
  private static final Wholes PHONE =
      Wholes.in(
          ProductReader.read(
                  """
                  {"id":"p1","title":"Lumeo鹿眸X80 Pro 拍照手机 防水","brand":"Lumeo鹿眸",
                   "category":["手机数码","智能手机"],"tags":["全国联保"],
                   "attributes":{"颜色":"曜石黑","存储容量":"1TB","说明":"曜石黑色机身配金属边框"}}
                  """)
              .source());

  @Test
  void piecesBecomeTheBrandTheValueOrTheCategoryThatHoldsThem() {
    assertEquals(List.of("Lumeo鹿眸", "曜石黑"), PHONE.of(List.of("鹿眸", "曜石"), 2));
    assertEquals(List.of("智能手机", "全国联保"), PHONE.of(List.of("智能", "联保"), 2));
  }

  @Test
  void lettersComeBackAsWritten() {
    assertEquals(List.of("1TB", "X80", "Pro"), PHONE.of(List.of("1tb", "x80", "pro"), 3));
  }

  @Test
  void eachWordOnceNumbersNeverAndWhatIsNowhereStays() {
    assertEquals(List.of("Lumeo鹿眸", "水壶"), PHONE.of(List.of("lumeo", "80", "鹿眸", "1.5", "水壶"), 5));
    assertEquals(List.of(), PHONE.of(List.of("80"), 2));
  }
}
