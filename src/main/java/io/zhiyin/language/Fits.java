package io.zhiyin.language;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a title says the product is made for: the runs of Latin letters and digits after 适用, 适配, 兼容,
 * 专为, "for" or "compatible with", and those right before 专用, 通用 or 适用.
 *
 * <p>适用Nuvix诺维思X80 Pro保护套 is made for nuvix, x80, pro. Useful for: telling a phone from what is
 * made for it when only the model is asked for. Not for: which models a part really fits.
 */
public final class Fits {
  private static final Pattern FROM =
      Pattern.compile("适用于?|适配|兼容|专为|\\bfor\\b|\\bcompatible with\\b");
  private static final Pattern BEFORE = Pattern.compile("([a-z0-9][a-z0-9 ]{0,60})(?:专用|通用|适用)");
  private static final Pattern RUN = Pattern.compile("[a-z0-9]+");

  /** Words kept of one title. */
  private static final int MOST = 16;

  private Fits() {}

  /** Whether a text says so of anything. */
  public static boolean says(String levelled) {
    return FROM.matcher(levelled).find() || BEFORE.matcher(levelled).find();
  }

  /** The words, each once, in order; at most {@value #MOST}. */
  public static Set<String> of(String levelled) {
    Set<String> words = new LinkedHashSet<>();
    Matcher before = BEFORE.matcher(levelled);
    while (before.find()) {
      runs(before.group(1), words);
    }
    Matcher from = FROM.matcher(levelled);
    if (from.find()) {
      runs(levelled.substring(from.end()), words);
    }
    return words;
  }

  /** The runs of Latin letters and digits of a levelled text. */
  public static Set<String> words(String levelled) {
    Set<String> words = new LinkedHashSet<>();
    runs(levelled, words);
    return words;
  }

  private static void runs(String text, Set<String> words) {
    Matcher run = RUN.matcher(text);
    while (run.find() && words.size() < MOST) {
      words.add(run.group());
    }
  }
}
