package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.words.Preview;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.language.Analysis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a large lexicon costs (time to read it, heap that it keeps), and what a change of words
 * costs beside a full reindex: words of the lexicon, products, both seeded.
 */
final class WordsBench {
  private static final Path CONFIG = Path.of("index-config");
  private static final String LEXICON = "shoplexicon.txt";

  private final PrintStream out;

  WordsBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line: words, products; a million and 20,000 without options. */
  public static void main(String[] args) throws Exception {
    WordsBench bench = new WordsBench(System.out);
    bench.lexicon(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000);
    bench.changes(args.length > 1 ? Integer.parseInt(args[1]) : 20_000);
  }

  void lexicon(int words) throws InterruptedException {
    Map<String, String> files = Map.of(LEXICON, drawn(words));
    new Analysis(ConfigDirectory.read(CONFIG)).warm();
    long before = kept();
    long startedAt = System.nanoTime();
    IndexConfig config = ConfigDirectory.read(CONFIG, files);
    say("read and check the file", startedAt);
    startedAt = System.nanoTime();
    Analysis analysis = new Analysis(config);
    analysis.warm();
    say("make the analysis", startedAt);
    long kept = kept() - before;
    int read = config.analysis().lists().shopLexicon().words().size();
    int cut = analysis.terms("lexicon", "家用搪瓷杯").size(); // and so both were still needed
    out.printf("heap kept for %d words: %d MB (%d terms)%n", read, kept >> 20, cut);
  }

  /** Words of two to five of 3,000 characters. */
  private static String drawn(int words) {
    Random random = new Random(7);
    Set<String> all = new HashSet<>();
    while (all.size() < words) {
      StringBuilder word = new StringBuilder();
      for (int length = 2 + random.nextInt(4); length > 0; length--) {
        word.append((char) ('一' + random.nextInt(3_000)));
      }
      all.add(word.toString());
    }
    return String.join("\n", all);
  }

  private static long kept() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A word that few products have, then one that many have. */
  void changes(int products) throws IOException {
    Path folder = Files.createTempDirectory("zhiyin-words");
    try (Engine engine =
        EngineOpener.open(
            folder, CONFIG, OptionalInt.empty(), Clock.systemUTC(), Progress.SILENT)) {
      Loading loading = new Loading(new BenchShop(products, 1), out);
      loading.products(engine);
      loading.reindex(engine);
      apply(engine, Map.of(LEXICON, "云澄\n"));
      apply(engine, Map.of("stopwords.txt", "新款\n"));
      long startedAt = System.nanoTime();
      engine.operating().wording().rollback(Progress.SILENT);
      say("rollback", startedAt);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void apply(Engine engine, Map<String, String> files) {
    long startedAt = System.nanoTime();
    Preview preview = engine.operating().previewing().of(files, Progress.SILENT);
    List<String> changed = List.copyOf(files.keySet());
    say("preview of " + changed + ": " + preview.products().changed() + " products", startedAt);
    startedAt = System.nanoTime();
    engine.operating().wording().apply(files, Progress.SILENT);
    say("apply", startedAt);
  }

  private void say(String what, long startedAt) {
    out.printf("%s: %d ms%n", what, (System.nanoTime() - startedAt) / 1_000_000);
  }
}
