package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.cli.ZhiyinCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's report as a browser shows it, from a file. */
final class ReportPageTest {
  @TempDir private Path folder;

  private void write(String name, int from, int to) throws IOException {
    StringBuilder rows = new StringBuilder("user\titem\n");
    for (int user = 0; user < 40; user++) {
      for (int i = from; i < to + user % 5 * (from == 0 ? 1 : 0); i++) {
        rows.append("u%d\t<i>%d\n".formatted(user, user % 4 * 10 + (user + i) % 10));
      }
    }
    Files.writeString(folder.resolve(name), rows);
  }

  @Test
  void tablesAndPlotsWithoutComplaints() throws IOException {
    write("train.tsv", 0, 4);
    write("test.tsv", 9, 10);
    int code =
        ZhiyinCommand.commandLine()
            .execute(
                "evaluate",
                "recommend",
                "--train",
                folder.resolve("train.tsv").toString(),
                "--test",
                folder.resolve("test.tsv").toString(),
                "--methods",
                "item-cosine,item-jaccard",
                "--report",
                folder.resolve("new/report.html").toString());
    assertEquals(0, code);
    String page = Files.readString(folder.resolve("new/report.html"));
    assertFalse(page.contains("http:") || page.contains("https:"), "asks the outside");
    assertFalse(page.contains("NaN"), page);
    try (Browser browser = Browser.open(folder.toUri(), "en-US")) {
      browser.go("new/report.html");
      assertEquals(4, browser.texts("#results tbody tr").size());
      assertTrue(browser.texts("#results td").contains("item-jaccard"));
      // latency, coverage, novelty; by history and by the items' shoppers
      assertEquals(5, browser.texts("svg").size());
      assertEquals(4, browser.texts("svg:first-of-type .dot").size());
      assertTrue(browser.texts("#protocol th").contains("ranking"));
      browser.assertNoComplaints();
    }
  }
}
