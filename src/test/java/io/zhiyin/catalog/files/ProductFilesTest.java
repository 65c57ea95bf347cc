package io.zhiyin.catalog.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> problems(Executable work) {
    return assertThrows(InvalidInput.class, work).problems().stream()
        .map(p -> p.field() + " " + p.rule() + ": " + p.value())
        .toList();
  }

  @Test
  void columnsAreWhatTheyAreMappedTo() throws IOException {
    ColumnMapping mapping =
        ColumnMapping.parse(
            List.of("编号=id", "标题=title", "价格 = price", "a=b=attributes.颜色", "price=attributes.旧价"));
    String table = "编号,标题, 价格,a=b,price,attributes.材质,产地\n7,\"壶, 大\",9.5,红,12,砂,宜兴\n";
    for (Path file :
        List.of(
            file("p.csv", table),
            file("p.tsv", table.replace("\"壶, 大\"", "壶").replace(',', '\t')))) {
      ProductFiles.check(List.of(file), mapping);
      List<Product> products = new ArrayList<>();
      ProductFiles.read(file, mapping, rows(products));
      Product product = products.getFirst();
      assertEquals("7", product.id());
      assertTrue(product.title().startsWith("壶"));
      assertEquals(OptionalDouble.of(9.5), product.offer().price());
      assertEquals(
          Map.of("颜色", List.of("红"), "旧价", List.of("12"), "材质", List.of("砂"), "产地", List.of("宜兴")),
          product.attributes());
    }
  }

  private static Rows<Product> rows(List<Product> products) {
    return new Rows<>() {
      @Override
      public void row(long line, Product product) {
        products.add(product);
      }

      @Override
      public void rejected(long line, List<Problem> problems) {
        throw new AssertionError(problems);
      }
    };
  }

  @Test
  void allThatIsWrongWithAMappingIsSaidAtOnce() {
    List<String> found =
        problems(() ->
            ColumnMapping.parse(
                List.of("标题=title", "标题=brand", "名称=title", "价格", "x=prize", "y=attributes.")));
    assertEquals(5, found.size(), found.toString());
    assertTrue(found.getFirst().contains("column once"), found.toString());
    assertTrue(found.get(1).contains("field once"), found.toString());
    assertTrue(found.get(3).endsWith("x=prize") && found.get(3).contains("title"));
  }

  @Test
  void allThatFilesLackForAMappingIsSaidAtOnce() throws IOException {
    ColumnMapping mapping = ColumnMapping.parse(List.of("标题=title", "价格=price"));
    List<Path> files =
        List.of(
            file("a.csv", "id,标题,价格\n"),
            file("b.csv", "id,title,标题\n"),
            file("c.jsonl", "{}\n"),
            file("d.tsv", ""));
    List<String> found = problems(() -> ProductFiles.check(files, mapping));
    assertEquals(5, found.size(), found.toString());
    assertTrue(found.get(0).contains("b.csv must have the column 价格"), found.toString());
    assertTrue(found.get(1).contains("one column for title: 标题 and title"), found.toString());
    assertTrue(found.get(2).contains("c.jsonl must be CSV or TSV"), found.toString());
  }
}
