package io.zhiyin.language.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluralFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "shoes shoe",
        "cases case",
        "cameras camera",
        "photos photo",
        "toys toy",
        "kids kid",
        "batteries battery",
        "accessories accessory",
        "ties tie",
        "hoodies hoodie",
        "watches watch",
        "brushes brush",
        "glasses glass",
        "boxes box",
        "lunchboxes lunchbox",
        "headaches headache",
        "peaches peach",
        "sizes size",
        "gloves glove",
        "knives knife",
        "lenses lens",
        "lens lens",
        "women woman",
        "womens woman",
        "mens man",
        "tomatoes tomato"
      })
  void plurals(String pair) throws IOException {
    String[] words = pair.split(" ", -1);
    assertEquals(words[1], singular(words[0]));
  }

  /** Names, singulars and what is no English word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dior",
        "acer",
        "toner",
        "thor",
        "eric",
        "singer",
        "loreal",
        "asus",
        "iris",
        "paris",
        "levis",
        "adidas",
        "vans",
        "canvas",
        "bus",
        "gas",
        "dress",
        "wireless",
        "plus",
        "series",
        "gaming",
        "running",
        "iphone15s",
        "is",
        "s",
        "华为",
        "c++",
        "50ml",
        "xs"
      })
  void staysAsItIs(String word) throws IOException {
    assertEquals(word, singular(word));
  }

  private static String singular(String word) throws IOException {
    KeywordTokenizer whole = new KeywordTokenizer();
    whole.setReader(new StringReader(word));
    try (PluralFilter filter = new PluralFilter(whole)) {
      CharTermAttribute term = filter.addAttribute(CharTermAttribute.class);
      filter.reset();
      filter.incrementToken();
      return term.toString();
    }
  }
}
