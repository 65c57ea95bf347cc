package io.zhiyin.language;

/** Writes text so that no page takes it for markup. */
public final class Html {
  private Html() {}

  /** Appends the characters from {@code from} up to, without, {@code to}, escaped. */
  public static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
