package io.zhiyin.language.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttributeImpl;
import org.junit.jupiter.api.Test;

final class AccentsTest {
  @Test
  void everyCharacterIsWrittenAsLuceneWritesIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a" + (char) c + "耳";
      char[] out = new char[4 * text.length()];
      int length = ASCIIFoldingFilter.foldToASCII(text.toCharArray(), 0, out, 0, text.length());
      String folded = new String(out, 0, length);
      CharTermAttributeImpl term = new CharTermAttributeImpl();
      term.append(text);
      Accents.fold(term);
      assertEquals(folded, Accents.fold(text));
      assertEquals(folded, term.toString());
    }
  }
}
