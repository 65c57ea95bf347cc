package io.zhiyin.language.script;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;

/**
 * Writes what looks different but means the same in one way: width, case and compatibility forms
 * (Unicode NFKC with case folding, which also drops zero-width characters), accents, and, where
 * configured, traditional script.
 *
 * <p>™ and ℠, which NFKC would write as letters, are left as signs: Nike™ is nike, not niketm.
 *
 * @param simplify whether traditional characters are written simplified
 */
public record Level(boolean simplify) {
  private static final Normalizer2 WIDTH_AND_CASE =
      new FilteredNormalizer2(
          Normalizer2.getNFKCCasefoldInstance(), new UnicodeSet("[^™℠]").freeze());
  private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** A text's characters with width and case levelled; the filter knows where they stood. */
  public Reader widthAndCase(Reader text) {
    return new ICUNormalizer2CharFilter(text, WIDTH_AND_CASE);
  }

  /** Writes script in one way, in place and one for one. */
  public void script(char[] text, int length) {
    if (simplify) {
      Simplified.write(text, length);
    }
  }

  /** A whole value as it is compared with others; runs of white space are one space. */
  public String of(String value) {
    String levelled = WIDTH_AND_CASE.normalize(value);
    if (simplify) {
      levelled = Simplified.of(levelled);
    }
    String plain = withoutAccents(levelled).toLowerCase(Locale.ROOT);
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  private static String withoutAccents(String text) {
    return ACCENTS.matcher(Accents.fold(text)).replaceAll("");
  }
}
