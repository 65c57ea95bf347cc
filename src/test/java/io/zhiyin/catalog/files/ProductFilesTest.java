package io.zhiyin.catalog.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The odd forms that tables of products come in. */
final class ProductFilesTest {
  @TempDir private Path folder;

  private final List<String> read = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  private void read(String name, String text) throws IOException {
    read(Files.writeString(folder.resolve(name), text));
  }

  private void read(Path file) throws IOException {
    ProductFiles.read(
        file,
        new Rows<>() {
          @Override
          public void row(long line, Product product) {
            read.add(line + " " + product.id() + " " + product.title() + product.attributes());
          }

          @Override
          public void rejected(long line, List<Problem> problems) {
            problems.forEach(problem -> refused.add(line + " " + problem.field()));
          }
        });
  }

  @Test
  void aTableInAnotherEncodingIsRefusedNotGarbled() throws IOException {
    byte[] gbk = "id,title\n1,帐篷\n".getBytes(Charset.forName("GBK"));
    read(Files.write(folder.resolve("p.csv"), gbk));
    assertEquals(List.of(), read);
    assertEquals(1, refused.size());
  }

  @Test
  void whatATableMarksAsAbsentIsAbsentAndOtherQuotesAreText() throws IOException {
    read(
        "p.tsv",
        "\uFEFFtitle\tid\tprice\tstock\tcolour\r\n"
            + "\"a\" b\t1\t\"\"\tnull\t\"\"\r\n\r\n\"\"\t2\t\t\t\r\nc\t3\t5\t1\tnull");
    assertEquals(List.of("2 1 \"a\" b{}", "5 3 c{}"), read);
    assertEquals(List.of("4 title"), refused);
  }
}
