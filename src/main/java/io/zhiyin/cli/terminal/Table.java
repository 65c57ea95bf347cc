package io.zhiyin.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns that stay aligned with Chinese text, which is two columns wide a character. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widest;

  /**
   * @param widest columns that each cell is cut to
   */
  public Table(int... widest) {
    this.widest = widest;
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public void print(PrintStream out) {
    int[] widths = new int[widest.length];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(cut(row.get(i), widest[i])));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = cut(row.get(i), widest[i]);
        line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  public static int width(String text) {
    return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
  }

  private static boolean wide(int c) {
    return Character.isIdeographic(c)
        || within(c, 0x3000, 0x30FF)
        || within(c, 0xFF00, 0xFF60)
        || within(c, 0xAC00, 0xD7A3)
        || within(c, '“', '”')
        || within(c, 0x1F300, 0x1FAFF);
  }

  private static boolean within(int c, int from, int to) {
    return c >= from && c <= to;
  }

  private static String cut(String text, int columns) {
    String line = text.replaceAll("\\s+", " ");
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    for (int c : line.codePoints().toArray()) {
      used += wide(c) ? 2 : 1;
      if (used > columns - 1) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }
}
