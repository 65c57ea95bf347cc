package io.zhiyin.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.cli.ZhiyinCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that read files say when files are bad: all of it, with file and line. */
final class BadFilesTest {
  private static final String GOOD = "user\titem\nu\ta\nu\tb\nv\ta\n";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Standard error's lines. */
  private static List<String> told(int code, String command, String... more) {
    PrintStream standard = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      String[] all =
          Stream.concat(Stream.of(command.split(" ")), Stream.of(more)).toArray(String[]::new);
      assertEquals(code, ZhiyinCommand.commandLine().execute(all));
    } finally {
      System.setErr(standard);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void assertTold(List<String> lines, String part) {
    assertTrue(lines.stream().anyMatch(line -> line.contains(part)), lines + " should say " + part);
  }

  @Test
  void everyFileThatCannotBeReadIsNamed() throws IOException {
    List<String> all =
        told(1, "evaluate recommend --train no1 --test no2 --products no3 --candidates no4");
    for (String name : List.of("no1", "no2", "no3", "no4")) {
      assertTold(all, name + " must be a readable file, got nothing there");
    }
    List<String> similar = told(1, "evaluate similar --products no1 --qrels no2 --events no3");
    List<String> search = told(1, "evaluate search --products no1 --qrels no2 --queries no3");
    for (String name : List.of("no1", "no2", "no3")) {
      assertTold(similar, name + " must be a readable file");
      assertTold(search, name + " must be a readable file");
    }
    assertTold(told(1, "evaluate sessions --train no1 --test", folder.toString()), "got a folder");
  }

  @Test
  void whatIsWrongInEitherFileIsToldAtOnce() throws IOException {
    String train = file("train.tsv", "user\titem\tunix_ts\nu\ta\tNaN\nu\t\t1\n");
    String test = file("test.tsv", "who\twhat\nu\ta\n");
    String only = file("only.tsv", "u a b\nv\t\nu\ta\nu\tb\n");
    List<String> lines =
        told(
            1,
            "evaluate recommend --methods popularity --train",
            train,
            "--test",
            test,
            "--candidates",
            only);
    assertTold(lines, train + ":2 unix_ts must be a finite number, got NaN");
    assertTold(lines, train + ":3 item must have a value");
    assertTold(lines, test + ":1 must have a column user");
    assertTold(lines, only + ":1 must be a user, a tab, and item ids");
    assertTold(lines, only + ":2 must be a user, a tab, and item ids");
    assertTold(lines, only + ":4 user must stand in one line only");
    String sessions = file("sessions.txt", "a\tb\n");
    List<String> both = told(1, "evaluate sessions --train", sessions, "--test", test);
    assertTold(both, sessions + ":1 must be ids separated by spaces");
    assertTold(both, test + ":1 must have the columns [prefix, target]");
    List<String> split = told(1, "split --by time --out out", train);
    assertTold(split, train + ":2 unix_ts");
  }

  @Test
  void aPackedFileThatBreaksOffIsNamed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, 20));
    Path broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 9, 9});
    String good = file("good.tsv", GOOD);
    for (Path bad : List.of(cut, broken)) {
      assertTold(
          told(1, "evaluate recommend --train " + bad + " --test", good),
          bad + " cannot be read to its end");
      assertTold(told(1, "split --by user --out out " + bad), bad + " cannot be read to its end");
    }
  }

  @Test
  void aReportThatCannotBeWrittenIsToldBeforeTheWork() throws IOException {
    String good = file("good.tsv", GOOD);
    List<String> lines =
        told(
            1, "evaluate recommend --train " + good + " --test " + good + " --report", good + "/r");
    assertFalse(lines.stream().anyMatch(line -> line.contains("popularity")), lines::toString);
    assertTold(
        told(1, "evaluate recommend --train no --test no --report", folder.toString()),
        "--report " + folder + " cannot be written");
  }

  @Test
  void anEngineIsTrainedOnlyByWhatItCanServe() throws IOException {
    String good = file("good.tsv", GOOD);
    for (String method : List.of("magic", "hybrid", "")) {
      List<String> lines =
          told(
              2,
              "evaluate recommend --train " + good + " --test " + good + " --methods",
              "engine+" + method);
      assertTold(lines, "--methods engine+METHOD must be one of item-decayed,");
      assertTold(lines, "got engine+" + method);
    }
  }

  @Test
  void aFolderOfSettingsMustBeThere() throws IOException {
    String products = file("p.tsv", "id\ttitle\n1\t杯\n");
    String qrels = file("q.tsv", "query_id\tdoc_id\n1\t1\n");
    assertTold(
        told(2, "evaluate similar --config-dir nowhere --products " + products + " --qrels", qrels),
        "must be a folder that exists, got nowhere");
  }

  @Test
  void aCatalogueWithoutProductsIsToldAsSuch() throws IOException {
    String empty = file("p.jsonl", "\n");
    String qrels = file("q.tsv", "query_id\tdoc_id\n1\t1\n");
    assertTold(
        told(1, "evaluate similar --products " + empty + " --qrels", qrels),
        "must hold at least one product");
  }
}
