package io.zhiyin.search.understand;

import io.zhiyin.language.Analysis;
import io.zhiyin.language.QueryWord;
import io.zhiyin.language.QueryWord.Way;
import io.zhiyin.language.Token;
import io.zhiyin.search.understand.Understood.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the language makes of a query's words before products are looked for; told by explain. */
final class WordSteps {
  private static final int MOST = 100;

  private WordSteps() {}

  /**
   * Script and width of the whole; units and other forms, other ways to hold each word, the head;
   * at most {@value #MOST}.
   *
   * @param asked as it was typed
   * @param words what is asked of the products' texts
   */
  static List<Step> of(String asked, String words, Analysis analysis) {
    List<Step> steps = new ArrayList<>();
    String levelled = analysis.level(asked);
    if (!levelled.equals(asked.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))) {
      steps.add(new Step("script", asked, levelled, "folded"));
    }
    for (Token token : analysis.words(words)) {
      String written = words.substring(token.start(), token.end());
      if (!token.term().equals(analysis.level(written))) {
        boolean measured = Character.isDigit(token.term().charAt(0));
        steps.add(new Step(measured ? "unit" : "form", written, token.term(), "folded"));
      }
    }
    for (QueryWord word : analysis.asked(words)) {
      for (Way way : word.ways().subList(1, word.ways().size())) {
        String kind = way.kind().name().toLowerCase(Locale.ROOT);
        steps.add(new Step(kind, word.term(), String.join(" ", way.terms()), "alternative"));
      }
      if (word.weight() > 1) {
        steps.add(new Step("head", word.term(), String.valueOf(word.weight()), "weighted"));
      }
    }
    return steps.subList(0, Math.min(MOST, steps.size()));
  }
}
