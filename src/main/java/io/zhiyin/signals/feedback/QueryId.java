package io.zhiyin.signals.feedback;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer's id, which says where it stood and what made it, so that an event that echoes it needs
 * nothing remembered: {@code unique~scenario~strategy}.
 *
 * @param strategy what made the answer; with a dot and the blend that was drawn for it where blends
 *     are in a contest
 */
public record QueryId(String scenario, String strategy) {
  private static final Pattern FORM =
      Pattern.compile("[^~]{1,64}~([a-z_]{1,20})~([a-z_+]{0,60}(?:\\.w\\d{1,3})?)");

  /** The id of an answer. */
  public static String of(String unique, String scenario, String strategy) {
    String kept = strategy.length() <= 60 ? strategy : strategy.substring(0, 60);
    return unique + "~" + scenario + "~" + kept;
  }

  /**
   * The id of an answer made with a blend.
   *
   * @param blend such as {@code w40}; empty where none was drawn
   */
  public static String of(String unique, String scenario, String strategy, String blend) {
    return of(unique, scenario, strategy) + (blend.isEmpty() ? "" : "." + blend);
  }

  /** What an id says; empty for ids that are not ours. */
  public static Optional<QueryId> read(String id) {
    Matcher matcher = FORM.matcher(id);
    return matcher.matches()
        ? Optional.of(new QueryId(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
